import type { Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';

/** Turns stored pixels upright; `orientation` as in TIFF and EXIF, 1 to 8, others count as 1. */
export function orient(image: RgbaImage, orientation: number): RgbaImage {
  const { buffer, byteOffset } = image.data;
  const pixels = new Uint32Array(buffer, byteOffset, image.width * image.height);
  const { values, width, height } = orientValues(pixels, image, orientation);
  if (values === pixels) return image;
  return { width, height, data: new Uint8ClampedArray(values.buffer as ArrayBuffer) };
}

/** The same for one value a pixel. @returns the values themselves where nothing is to be turned */
export function orientValues<Values extends Uint8Array<ArrayBuffer> | Uint32Array>(
  stored: Values,
  size: Size,
  orientation: number,
): Size & { readonly values: Values } {
  if (!(orientation >= 2 && orientation <= 8)) {
    return { values: stored, width: size.width, height: size.height };
  }
  const transposed = orientation >= 5;
  const flipX = [2, 3, 7, 8].includes(orientation);
  const flipY = [3, 4, 6, 7].includes(orientation);
  const width = transposed ? size.height : size.width;
  const height = transposed ? size.width : size.height;
  const values = new (stored.constructor as new (length: number) => Values)(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const column = transposed ? y : x;
      const row = transposed ? x : y;
      const sourceX = flipX ? size.width - 1 - column : column;
      const sourceY = flipY ? size.height - 1 - row : row;
      values[i] = stored[sourceY * size.width + sourceX]!;
    }
  }
  return { values, width, height };
}
