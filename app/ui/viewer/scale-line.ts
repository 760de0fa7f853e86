import type { ImagePoint, Size } from '../../core/image/geometry';
import type { KnownLength } from '../../core/regions/known-length';

/** In image pixels. */
export type Line = Pick<KnownLength, 'from' | 'to'>;

/** The line of the known length, or one across the middle where it was drawn on a photo of another size. */
export function firstLine(image: Size, known: KnownLength | null): Line {
  const { width, height } = image;
  const same = known?.image.width === width && known.image.height === height;
  if (known && same) return { from: known.from, to: known.to };
  const y = Math.round(height / 2);
  return { from: { x: Math.round(width * 0.3), y }, to: { x: Math.round(width * 0.7), y } };
}

export function clampToImage({ x, y }: ImagePoint, image: Size): ImagePoint {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));
  return { x: clamp(x, image.width), y: clamp(y, image.height) };
}
