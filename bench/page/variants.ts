import type { RgbaImage } from '../../app/core/image/rgba';
import { decodeUrl } from './parts';

/** Steps of the changes below: coprime, so that thousands of them differ. */
const SHIFT_X = 13;
const SHIFT_Y = 11;
const GAINS = 7;

/** A photo taken again: moved by a few pixels (borders repeated) and a little darker or lighter. */
export function takeAgain(image: RgbaImage, index: number): RgbaImage {
  const { width, height, data } = image;
  const dx = (index % SHIFT_X) - 6;
  const dy = (index % SHIFT_Y) - 5;
  // Never 1: an unmoved photo would be the double of its original.
  const gain = 1 + ((index % GAINS) - GAINS / 2) / 100;
  const moved = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
    for (let x = 0; x < width; x++) {
      const from = (row + Math.min(width - 1, Math.max(0, x + dx))) * 4;
      const to = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) moved[to + c] = data[from + c]! * gain;
      moved[to + 3] = 255;
    }
  }
  return { width, height, data: moved };
}

/** Photo `index` of as many as wanted, made from those that there are. */
export async function variantOf(urls: readonly string[], index: number): Promise<RgbaImage> {
  const { image } = await decodeUrl(urls[index % urls.length]!);
  return index < urls.length ? image : takeAgain(image, index);
}

/** The same as the bytes of a JPEG file, in base64. */
export async function variantFile(urls: readonly string[], index: number): Promise<string> {
  const { width, height, data } = await variantOf(urls, index);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(data, width, height), 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
