import { encode } from 'fast-png';
import type { Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';

/**
 * @param opaque whether no pixel is transparent
 */
export async function pngOf({ data, width, height }: RgbaImage, opaque = false): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: !opaque });
  context?.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

/**
 * A grey picture of other than 8 bits, which are all that a canvas writes.
 *
 * @param data a sample a number, or eight samples a byte
 */
export function greyPng(
  { width, height }: Size,
  data: Uint16Array | Uint8Array,
): Uint8Array<ArrayBuffer> {
  const depth = data instanceof Uint16Array ? 16 : 1;
  // Copied: the encoder's array is a view of a larger buffer, which would be sent along.
  return new Uint8Array(encode({ width, height, data, depth, channels: 1 }));
}
