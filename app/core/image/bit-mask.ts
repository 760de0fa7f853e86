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

/**
 * The mask in {@link bitMask}'s bits: 1 inside, else 0.
 *
 * @returns `size.width * size.height`
 * @throws RangeError when the bits are not those of a mask of that size.
 */
export function unpackBits(bits: Uint8Array, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const stride = Math.ceil(width / 8);
  if (bits.length !== stride * height) {
    throw new RangeError(`unpackBits: ${bits.length} bytes are not ${width} x ${height} bits`);
  }
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      mask[y * width + x] = (bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1;
    }
  }
  return mask;
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
