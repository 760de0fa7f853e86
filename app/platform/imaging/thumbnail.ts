import { fitWithin } from '../../core/image/geometry';
import { scaledCanvas } from './pixels';

const THUMBNAIL_PX = 192;

/**
 * A small JPEG. Made on the processor: fetching so small a canvas from the graphics processor
 * takes longer than drawing it, and WebP takes eight times as long to write for a third less.
 */
export async function thumbnailOf(bitmap: ImageBitmap): Promise<Blob> {
  const { canvas } = scaledCanvas(bitmap, fitWithin(bitmap, THUMBNAIL_PX), true);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
