import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import type { KnownLength } from '../../core/regions/known-length';

/** In image pixels. */
export type Line = Pick<KnownLength, 'from' | 'to'>;

/**
 * The line of the known length, or one across the middle of what is in sight where that was drawn
 * on a photo of another size.
 */
export function firstLine(image: Size, inSight: Box, known: KnownLength | null): Line {
  const { width, height } = image;
  const same = known?.image.width === width && known.image.height === height;
  if (known && same) return { from: known.from, to: known.to };
  const at = (share: number) =>
    clampToImage(
      {
        x: Math.round(inSight.x + inSight.width * share),
        y: Math.round(inSight.y + inSight.height / 2),
      },
      image,
    );
  return { from: at(0.35), to: at(0.65) };
}

export function clampToImage({ x, y }: ImagePoint, image: Size): ImagePoint {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));
  return { x: clamp(x, image.width), y: clamp(y, image.height) };
}
