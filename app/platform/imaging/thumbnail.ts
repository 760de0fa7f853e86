import { fitWithin } from '../../core/image/geometry';
import { scaledCanvas } from './pixels';

const THUMBNAIL_PX = 192;

/** WebP where the browser can write it, else JPEG. */
export async function thumbnailOf(bitmap: ImageBitmap): Promise<Blob> {
  const { canvas } = scaledCanvas(bitmap, fitWithin(bitmap, THUMBNAIL_PX));
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  // Safari answers with a PNG, many times the size.
  if (webp.type === 'image/webp') return webp;
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
