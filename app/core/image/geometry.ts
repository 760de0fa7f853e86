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

/** Stride of the finer feature level: one patch covers this many input pixels a side. */
export const PATCH_STRIDE_PX = 8;

/** Both levels tile an input side exactly when it is a multiple of the coarser stride. */
export const INPUT_MULTIPLE_PX = 16;

/** Default input area: 320 x 320 (docs/RECIPE.md: neither 256 nor 448 does better). */
export const DEFAULT_INPUT_AREA_PX = 320 * 320;

/**
 * Size at which an image enters the backbone: same aspect ratio, `areaPx` pixels, each side
 * rounded to a multiple of 16 and at least 16.
 *
 * @throws RangeError when a side or the area is not a positive finite number.
 */
export function inputSize(image: Size, areaPx: number = DEFAULT_INPUT_AREA_PX): Size {
  for (const value of [image.width, image.height, areaPx]) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`inputSize: sides and area must be positive, got ${value}`);
    }
  }
  const scale = Math.sqrt(areaPx / (image.width * image.height));
  return { width: roundSide(image.width * scale), height: roundSide(image.height * scale) };
}

function roundSide(sidePx: number): number {
  return Math.max(1, Math.round(sidePx / INPUT_MULTIPLE_PX)) * INPUT_MULTIPLE_PX;
}

/** Rows and columns of the patch grid for an input of `size`. */
export function gridSize(size: Size): { rows: number; cols: number } {
  return { rows: size.height / PATCH_STRIDE_PX, cols: size.width / PATCH_STRIDE_PX };
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
