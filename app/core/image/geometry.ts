import { inputMultiplePx, patchStridePx, type Backbone } from '../features/backbone';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point in image pixels; (0, 0) is the outer corner of the first pixel. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
  /** In the type alone: sets it apart from points of the screen, which no function may mix up. */
  readonly space?: 'image';
}

/**
 * Size at which an image enters the backbone: same aspect ratio, its input area, each side rounded
 * to a multiple of the coarsest stride, and at least one.
 *
 * @param areaPx another area than the backbone's own
 * @throws RangeError when a side or the area is not a positive finite number.
 */
export function inputSize(
  image: Size,
  backbone: Pick<Backbone, 'levels' | 'inputAreaPx'>,
  areaPx: number = backbone.inputAreaPx,
): Size {
  for (const value of [image.width, image.height, areaPx]) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`inputSize: sides and area must be positive, got ${value}`);
    }
  }
  const scale = Math.sqrt(areaPx / (image.width * image.height));
  const multiple = inputMultiplePx(backbone);
  const round = (sidePx: number) => Math.max(1, Math.round(sidePx / multiple)) * multiple;
  return { width: round(image.width * scale), height: round(image.height * scale) };
}

/** Rows and columns of the patch grid for an input of `size`. */
export function gridSize(
  size: Size,
  backbone: Pick<Backbone, 'levels'>,
): { rows: number; cols: number } {
  const stride = patchStridePx(backbone);
  return { rows: size.height / stride, cols: size.width / stride };
}

/** The patch (row, column) under an image point, clamped to the grid. */
export function patchAt(
  point: ImagePoint,
  image: Size,
  grid: { rows: number; cols: number },
): { row: number; col: number } {
  const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return {
    row: clamp(Math.floor((point.y / image.height) * grid.rows), grid.rows),
    col: clamp(Math.floor((point.x / image.width) * grid.cols), grid.cols),
  };
}

/** Largest size with the aspect ratio of `image` whose longest side is at most `longestPx`. */
export function fitWithin(image: Size, longestPx: number): Size {
  const scale = Math.min(1, longestPx / Math.max(image.width, image.height));
  return {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
}

/**
 * Longest side of an exported score map. Scores are smooth, and a patch is never smaller than an
 * eightieth of the picture: a larger map would hold no more.
 */
export const EXPORT_MAP_LONGEST_PX = 1024;
