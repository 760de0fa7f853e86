import type { ImagePoint, Size } from '../image/geometry';
import type { Region, Ring } from '../regions/region';
import { upperRight } from '../regions/ring-ends';

/** Width of the light line as a share of the longest side: 2 px of 1,000. */
const LINE_SHARE = 1 / 500;

/** Height of a region's number, in widths of the line and in pixels. */
const NUMBER_LINES = 12;
const LEAST_NUMBER_PX = 12;

/** Drawing of regions over a picture of a photo, in pixels of the picture. */
export interface Outlines {
  /** Closed: the last point joins the first. */
  readonly rings: readonly Ring[];
  /** Of the light line; the dark one below is wider. */
  readonly linePx: number;
  /** Height of the regions' numbers. */
  readonly numberPx: number;
}

/**
 * Outlines of regions in a picture of another size. Scaled point by point, so that lines keep one
 * width in x and y.
 *
 * @param photo its size, in whose pixels the regions are
 * @param picture its size
 */
export function outlinesOf(regions: readonly Region[], photo: Size, picture: Size): Outlines {
  const scaleX = picture.width / photo.width;
  const scaleY = picture.height / photo.height;
  const linePx = Math.max(1, Math.max(picture.width, picture.height) * LINE_SHARE);
  return {
    rings: regions
      .flatMap(({ outers, holes }) => [...outers, ...holes])
      .map((ring) => ring.map((value, i) => value * (i % 2 === 0 ? scaleX : scaleY))),
    linePx,
    numberPx: Math.max(LEAST_NUMBER_PX, linePx * NUMBER_LINES),
  };
}

/**
 * Upper left corner of a region's number: at the upper right end of the outline, pushed back where
 * it would leave the picture.
 *
 * @param textPx width of the number as it is written
 */
export function numberPlace(
  { outers }: Pick<Region, 'outers'>,
  photo: Size,
  picture: Size,
  { linePx, numberPx }: Pick<Outlines, 'linePx' | 'numberPx'>,
  textPx: number,
): ImagePoint {
  const end = upperRight(outers);
  const right = (end.x * picture.width) / photo.width + 2 * linePx;
  const top = (end.y * picture.height) / photo.height - numberPx;
  return {
    x: Math.max(0, Math.min(right, picture.width - textPx - 2 * linePx)),
    y: Math.max(linePx, Math.min(top, picture.height - numberPx)),
  };
}
