import type { Size } from './geometry';

/**
 * A mask as 1-bit grey, ready for a PNG: enlarged or reduced to `to` by the nearest pixel, eight
 * pixels a byte from the highest bit on, each row filled up to whole bytes.
 *
 * @param mask `from.width * from.height`, not 0 inside
 * @returns `ceil(to.width / 8) * to.height` bytes; a set bit is inside
 * @throws RangeError when the mask is not of size `from`.
 */
export function bitMask(mask: Uint8Array, from: Size, to: Size): Uint8Array<ArrayBuffer> {
  if (mask.length !== from.width * from.height) {
    throw new RangeError(`bitMask: ${mask.length} pixels are not ${from.width} x ${from.height}`);
  }
  const stride = Math.ceil(to.width / 8);
  const bits = new Uint8Array(stride * to.height);
  let before = -1;
  for (let y = 0; y < to.height; y++) {
    const row = nearest(y, to.height, from.height);
    const start = y * stride;
    // Most rows of an enlarged mask equal the one above.
    if (row === before) bits.copyWithin(start, start - stride, start);
    else packRow(mask.subarray(row * from.width, (row + 1) * from.width), to.width, bits, start);
    before = row;
  }
  return bits;
}

function packRow(row: Uint8Array, width: number, bits: Uint8Array, start: number): void {
  for (let x = 0; x < width; x++) {
    if (row[nearest(x, width, row.length)] !== 0) bits[start + (x >> 3)]! |= 0x80 >> (x & 7);
  }
}

/** The source pixel that holds the middle of a target pixel. */
function nearest(target: number, targets: number, sources: number): number {
  return Math.floor(((target + 0.5) * sources) / targets);
}
