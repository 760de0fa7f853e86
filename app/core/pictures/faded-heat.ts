import type { RgbaImage } from '../image/rgba';

/**
 * Heat with less of it, in place.
 *
 * @param opacity 0 to 1
 */
export function fadedHeat(heat: RgbaImage, opacity: number): RgbaImage {
  const { data } = heat;
  for (let alpha = 3; alpha < data.length; alpha += 4) {
    data[alpha] = opacity * data[alpha]!;
    // Colours that nobody sees would be stored all the same.
    if (data[alpha] === 0) data.fill(0, alpha - 3, alpha);
  }
  return heat;
}
