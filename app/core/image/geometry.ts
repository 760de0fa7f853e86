/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point in image pixels; (0, 0) is the outer corner of the first pixel. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
}

/** Stride of the finer feature level: one patch covers this many input pixels a side. */
export const PATCH_STRIDE_PX = 8;

/** Both levels tile an input side exactly when it is a multiple of the coarser stride. */
export const INPUT_MULTIPLE_PX = 16;

/** Default input area: 320 x 320 (docs/RECIPE.md: neither 256 nor 448 does better). */
export const DEFAULT_INPUT_AREA_PX = 320 * 320;

/** A photo's size, and the scale at which it is looked at where that is not its own. */
export interface Framed extends Size {
  /**
   * Pixels of the photo that a patch covers a side, across and down alike. Left out for a photo
   * that is scaled by its own area alone; `core/image/frame.ts` says when it is not.
   */
  readonly patchPx?: number | undefined;
}

/** Rows and columns of patches; the photo may fill the last ones in part. */
export interface GridSize {
  readonly rows: number;
  readonly cols: number;
}

/** How a photo enters the backbone. */
export interface InputPlan {
  /** The photo as it is scaled: equally across and down, to within half a pixel a side. */
  readonly content: Size;
  /** Whole multiples of 16: the content with its last row and column repeated below and beside. */
  readonly padded: Size;
  /** The patches that hold some of the photo; the others are cut off. */
  readonly grid: GridSize;
}

/**
 * How a photo enters the backbone: with `areaPx` pixels, its longer side rounded to a multiple of
 * 16, unless it has a scale of its own.
 *
 * @throws RangeError when a side, the area or the scale is not a positive finite number.
 */
export function inputPlan(image: Framed, areaPx: number = DEFAULT_INPUT_AREA_PX): InputPlan {
  const scale = PATCH_STRIDE_PX / patchSidePx(image, areaPx);
  const content = {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
  return {
    content,
    padded: { width: roundUp(content.width), height: roundUp(content.height) },
    grid: {
      rows: Math.ceil(content.height / PATCH_STRIDE_PX),
      cols: Math.ceil(content.width / PATCH_STRIDE_PX),
    },
  };
}

/** The size at which a photo is looked at, before it is padded: {@link inputPlan}'s content. */
export function inputSize(image: Framed, areaPx: number = DEFAULT_INPUT_AREA_PX): Size {
  return inputPlan(image, areaPx).content;
}

/** Pixels of the photo that a patch covers a side; see {@link inputPlan}. */
export function patchSidePx(image: Framed, areaPx: number = DEFAULT_INPUT_AREA_PX): number {
  const { width, height, patchPx = 1 } = image;
  for (const value of [width, height, areaPx, patchPx]) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`inputSize: sides, area and scale must be positive, got ${value}`);
    }
  }
  if (image.patchPx !== undefined) return image.patchPx;
  const longest = Math.max(width, height);
  const wanted = longest * Math.sqrt(areaPx / (width * height));
  const sides = Math.max(1, Math.round(wanted / INPUT_MULTIPLE_PX));
  return (PATCH_STRIDE_PX * longest) / (sides * INPUT_MULTIPLE_PX);
}

function roundUp(sidePx: number): number {
  return Math.ceil(sidePx / INPUT_MULTIPLE_PX) * INPUT_MULTIPLE_PX;
}

/** Rows and columns of the patch grid for an input of `size`. */
export function gridSize(size: Size): GridSize {
  return { rows: size.height / PATCH_STRIDE_PX, cols: size.width / PATCH_STRIDE_PX };
}

/**
 * How many rows and columns of patches the photo fills: a fraction of the last ones where its size
 * does not come out even. Of a grid that another build or another input area made, all.
 */
export function filledGrid(image: Framed, grid: GridSize): GridSize {
  const plan = inputPlan(image);
  const fits = plan.grid.rows === grid.rows && plan.grid.cols === grid.cols;
  return fits ? gridSize(plan.content) : { rows: grid.rows, cols: grid.cols };
}

/** The patch (row, column) under an image point, clamped to the grid. */
export function patchAt(
  point: ImagePoint,
  image: Framed,
  grid: GridSize,
): { row: number; col: number } {
  const filled = filledGrid(image, grid);
  const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return {
    row: clamp(Math.floor((point.y / image.height) * filled.rows), grid.rows),
    col: clamp(Math.floor((point.x / image.width) * filled.cols), grid.cols),
  };
}

/** What of the photo a patch covers, in its pixels: cut off where the photo ends. */
export function patchBox(
  { row, col }: { readonly row: number; readonly col: number },
  image: Framed,
  grid: GridSize,
): { x: number; y: number; width: number; height: number } {
  const filled = filledGrid(image, grid);
  const [width, height] = [image.width / filled.cols, image.height / filled.rows];
  const [x, y] = [col * width, row * height];
  return {
    x,
    y,
    width: Math.min(width, image.width - x),
    height: Math.min(height, image.height - y),
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
