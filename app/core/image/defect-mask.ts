import type { Size } from './geometry';
import type { RgbaImage } from './rgba';

/** Masks of most sets are black and white; those below this at their brightest count from 0 (labels 1, 2, ...). */
const MIDDLE = 128;

/**
 * The mask in a picture of `ground_truth`, at the size of a score map: 1 where at least half of the
 * pixels behind it are defective, else 0. Defective is what is lighter than middle grey in any
 * channel or, in a picture without such pixels, what is not black.
 *
 * @returns `size.width * size.height`
 * @throws RangeError when the pixels do not fit the image's size.
 */
export function defectMask(image: RgbaImage, size: Size): Uint8Array<ArrayBuffer> {
  const light = lightest(image);
  const least = light.some((value) => value >= MIDDLE) ? MIDDLE : 1;
  const mask = new Uint8Array(size.width * size.height);
  const counts = new Uint32Array(image.width);
  for (let y = 0; y < size.height; y++) {
    const rows = span(y, size.height, image.height);
    counts.fill(0);
    for (let row = rows.first; row < rows.end; row++) {
      for (let x = 0; x < image.width; x++) {
        if (light[row * image.width + x]! >= least) counts[x]! += 1;
      }
    }
    for (let x = 0; x < size.width; x++) {
      const cols = span(x, size.width, image.width);
      let defective = 0;
      for (let col = cols.first; col < cols.end; col++) defective += counts[col]!;
      const pixels = (rows.end - rows.first) * (cols.end - cols.first);
      mask[y * size.width + x] = defective * 2 >= pixels ? 1 : 0;
    }
  }
  return mask;
}

/** The largest of each pixel's channels. */
function lightest({ width, height, data }: RgbaImage): Uint8Array {
  if (data.length !== width * height * 4) {
    throw new RangeError(`defectMask: ${data.length} bytes are not ${width} x ${height}`);
  }
  const light = new Uint8Array(width * height);
  for (let i = 0; i < light.length; i++) {
    light[i] = Math.max(data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!);
  }
  return light;
}

/** The source lines that a target line touches; `end` is exclusive. */
function span(index: number, targets: number, sources: number): { first: number; end: number } {
  return {
    first: Math.floor((index * sources) / targets),
    end: Math.ceil(((index + 1) * sources) / targets),
  };
}
