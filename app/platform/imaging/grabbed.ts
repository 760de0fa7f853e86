import type { RgbaImage } from '../../core/image/rgba';
import { readPixels, scaledCanvas } from './pixels';

/** Below this, the blocks of JPEG would show up as oddities that the part does not have. */
const QUALITY = 0.95;

/** The pixels of a picture from a camera, which is closed. */
export function copyPixels(bitmap: ImageBitmap): RgbaImage {
  try {
    return readPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

/** A picture from a camera as a JPEG file; it is closed. */
export function jpegOf(bitmap: ImageBitmap): Promise<Blob> {
  try {
    const { canvas } = scaledCanvas(bitmap, bitmap);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  } finally {
    bitmap.close();
  }
}
