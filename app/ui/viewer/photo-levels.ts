import type { Size } from '../../core/image/geometry';
import type { PhotoLevel } from '../../ports/imaging';

/** Available levels of a photo, finest first. */
export type PhotoLevels = readonly PhotoLevel[];

/**
 * The coarsest level that is at least as fine as the screen, else the finest there is.
 *
 * @param scale device pixels a pixel of the photo
 */
export function levelFor(levels: PhotoLevels, image: Size, scale: number): PhotoLevel | null {
  const wanted = image.width * scale;
  return levels.findLast(({ size }) => size.width >= wanted - 0.5) ?? levels[0] ?? null;
}

/** Whether the photo holds more than its finest level shows, and the screen has room for it. */
export function isTooCoarse(levels: PhotoLevels, image: Size, scale: number): boolean {
  const finest = levels[0]?.size.width ?? 0;
  return finest > 0 && finest < image.width && finest < image.width * scale - 0.5;
}

export function closeLevels(levels: PhotoLevels): void {
  for (const { tiles } of levels) for (const tile of tiles) tile.close();
}
