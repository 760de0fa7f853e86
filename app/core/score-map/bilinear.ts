import type { Size } from '../image/geometry';

/**
 * Bilinear resize with half-pixel centres and clamped edges, up or down, without antialiasing:
 * `F.interpolate(mode='bilinear', align_corners=False)` of PyTorch, `INTER_LINEAR` of OpenCV.
 *
 * @param values `from.width * from.height`, row after row
 * @returns `to.width * to.height`
 * @throws RangeError when the map is not of size `from` or a side is not a positive integer.
 */
export function bilinear(values: Float32Array, from: Size, to: Size): Float32Array<ArrayBuffer> {
  for (const side of [from.width, from.height, to.width, to.height]) {
    if (!(Number.isInteger(side) && side > 0)) {
      throw new RangeError(`bilinear: sides must be positive integers, got ${side}`);
    }
  }
  if (values.length !== from.width * from.height) {
    throw new RangeError(
      `bilinear: ${values.length} values are not ${from.width} x ${from.height}`,
    );
  }
  const across = taps(from.width, to.width);
  const down = taps(from.height, to.height);
  const line = new Float64Array(from.width);
  const result = new Float32Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const upper = down.lower[y]! * from.width;
    const lower = down.upper[y]! * from.width;
    const share = down.share[y]!;
    for (let x = 0; x < from.width; x++) {
      const value = values[upper + x]!;
      line[x] = value + share * (values[lower + x]! - value);
    }
    const start = y * to.width;
    for (let x = 0; x < to.width; x++) {
      const value = line[across.lower[x]!]!;
      result[start + x] = value + across.share[x]! * (line[across.upper[x]!]! - value);
    }
  }
  return result;
}

/** For each output position the two input positions it lies between and the share of the second. */
function taps(from: number, to: number) {
  const lower = new Int32Array(to);
  const upper = new Int32Array(to);
  const share = new Float64Array(to);
  for (let i = 0; i < to; i++) {
    const position = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    lower[i] = Math.floor(position);
    upper[i] = Math.min(from - 1, lower[i]! + 1);
    share[i] = position - lower[i]!;
  }
  return { lower, upper, share };
}
