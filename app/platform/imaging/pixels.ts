import type { Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';

/** Canvases are limited: 16 megapixels on iOS, 16,384 a side elsewhere; this stays well within. */
const TILE_WIDTH_PX = 8192;
const TILE_AREA_PX = 4 * 1024 * 1024;

/** The pixels of a bitmap over white, read tile by tile. @param keepsAlpha over nothing instead */
export function readPixels(bitmap: ImageBitmap, keepsAlpha = false): RgbaImage {
  const { width, height } = bitmap;
  const tileWidth = Math.min(width, TILE_WIDTH_PX);
  const tileHeight = Math.min(height, Math.max(1, Math.floor(TILE_AREA_PX / tileWidth)));
  const tileSize = { width: tileWidth, height: tileHeight };
  const context = keepsAlpha ? clearContext(tileSize) : whiteContext(tileSize, true);
  if (tileWidth === width && tileHeight === height) {
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  }
  const data = new Uint8ClampedArray(width * height * 4);
  for (let top = 0; top < height; top += tileHeight) {
    for (let left = 0; left < width; left += tileWidth) {
      if (keepsAlpha) context.clearRect(0, 0, tileWidth, tileHeight);
      else context.fillRect(0, 0, tileWidth, tileHeight);
      context.drawImage(bitmap, -left, -top);
      const columns = Math.min(tileWidth, width - left);
      const rows = Math.min(tileHeight, height - top);
      const tile = context.getImageData(0, 0, columns, rows).data;
      for (let row = 0; row < rows; row++) {
        const line = tile.subarray(row * columns * 4, (row + 1) * columns * 4);
        data.set(line, ((top + row) * width + left) * 4);
      }
    }
  }
  return { width, height, data };
}

/**
 * A canvas of `size` with the bitmap scaled onto white.
 *
 * @param willReadFrequently keeps it out of the graphics processor's memory
 */
export function scaledCanvas(
  bitmap: ImageBitmap,
  size: Size,
  willReadFrequently = false,
): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } {
  const context = whiteContext(size, willReadFrequently);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  return { canvas: context.canvas, context };
}

/** A canvas of `size` with nothing on it. */
function clearContext(size: Size): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new RangeError(`no memory for a canvas of ${size.width} x ${size.height}`);
  return context;
}

/** A canvas of `size`, white all over. */
export function whiteContext(
  size: Size,
  willReadFrequently: boolean,
): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently });
  if (!context) throw new RangeError(`no memory for a canvas of ${size.width} x ${size.height}`);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  return context;
}
