import type { RgbaImage } from '../../core/image/rgba';

/** Turns stored pixels upright; `orientation` as in TIFF and EXIF, 1 to 8, others count as 1. */
export function orient(image: RgbaImage, orientation: number): RgbaImage {
  if (!(orientation >= 2 && orientation <= 8)) return image;
  const transposed = orientation >= 5;
  const flipX = [2, 3, 7, 8].includes(orientation);
  const flipY = [3, 4, 6, 7].includes(orientation);
  const width = transposed ? image.height : image.width;
  const height = transposed ? image.width : image.height;
  const data = new Uint8ClampedArray(image.data.length);
  const from = new Uint32Array(image.data.buffer, image.data.byteOffset, width * height);
  const to = new Uint32Array(data.buffer);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const column = transposed ? y : x;
      const row = transposed ? x : y;
      const sourceX = flipX ? image.width - 1 - column : column;
      const sourceY = flipY ? image.height - 1 - row : row;
      to[i] = from[sourceY * image.width + sourceX]!;
    }
  }
  return { width, height, data };
}
