import type { Size } from './geometry';

/**
 * A picture of `size` with its last column repeated beside it and its last row below, up to
 * `padded`: the picture itself where it is as large already.
 *
 * @param rgb interleaved, `size.height * size.width * 3`
 * @throws RangeError when the numbers do not fill `size`, or `padded` is smaller
 */
export function padEdges(
  rgb: Float32Array<ArrayBuffer>,
  size: Size,
  padded: Size,
): Float32Array<ArrayBuffer> {
  if (rgb.length !== size.width * size.height * 3) {
    throw new RangeError(`padEdges: ${rgb.length} numbers are not ${size.width} x ${size.height}`);
  }
  if (padded.width < size.width || padded.height < size.height) {
    throw new RangeError(`padEdges: ${padded.width} x ${padded.height} has no room`);
  }
  if (padded.width === size.width && padded.height === size.height) return rgb;
  const [row, line] = [size.width * 3, padded.width * 3];
  const result = new Float32Array(line * padded.height);
  for (let y = 0; y < size.height; y++) {
    const start = y * line;
    result.set(rgb.subarray(y * row, (y + 1) * row), start);
    const end = start + line;
    for (let at = start + row; at < end; at += 3) result.copyWithin(at, at - 3, at);
  }
  const last = (size.height - 1) * line;
  for (let y = size.height; y < padded.height; y++) result.copyWithin(y * line, last, last + line);
  return result;
}
