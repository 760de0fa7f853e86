/**
 * Data units of YCbCr (a rectangle of luma samples, one sample of each chroma) as one triple a
 * pixel. Chroma is repeated, not smoothed.
 */
export function spreadChroma(
  units: Uint8Array,
  width: number,
  height: number,
  [across, down]: readonly [number, number],
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(width * height * 3);
  const unitBytes = across * down + 2;
  const perRow = Math.ceil(width / across);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      const unit = (Math.floor(y / down) * perRow + Math.floor(x / across)) * unitBytes;
      out[to] = units[unit + (y % down) * across + (x % across)]!;
      out[to + 1] = units[unit + across * down]!;
      out[to + 2] = units[unit + across * down + 1]!;
    }
  }
  return out;
}

/**
 * Full-range YCbCr as RGB, in place.
 *
 * @param blackWhite codes of black and white of each channel (ReferenceBlackWhite), or none
 */
export function yCbCrToRgb(
  bytes: Uint8ClampedArray,
  channels: number,
  [red = 0, green = 1, blue = 0]: readonly number[],
  blackWhite: readonly number[],
): void {
  const [y0 = 0, y1 = 255, cb0 = 128, cb1 = 255, cr0 = 128, cr1 = 255] = blackWhite;
  for (let at = 0; at + 2 < bytes.length; at += channels) {
    const y = ((bytes[at]! - y0) * 255) / (y1 - y0);
    const cb = ((bytes[at + 1]! - cb0) * 127) / (cb1 - cb0);
    const cr = ((bytes[at + 2]! - cr0) * 127) / (cr1 - cr0);
    const r = y + cr * (2 - 2 * red);
    const b = y + cb * (2 - 2 * blue);
    bytes[at] = r;
    bytes[at + 1] = (y - blue * b - red * r) / green;
    bytes[at + 2] = b;
  }
}
