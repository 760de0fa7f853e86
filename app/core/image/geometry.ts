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

/** How far the scale of a side may be off for the sake of a multiple of 16. */
const MOST_STRETCH = 0.04;

/** Default input area: 320 x 320 (docs/RECIPE.md: neither 256 nor 448 does better). */
export const DEFAULT_INPUT_AREA_PX = 320 * 320;

/** A photo's size, and the scale at which it is looked at where that is not its own. */
export interface Framed extends Size {
  /**
   * Pixels of the photo that a patch covers. Left out for a photo that is scaled by its own size;
   * `core/image/frame.ts` says when it is not.
   */
  readonly patch?: Size | undefined;
}

/** Rows and columns of patches. */
export interface GridSize {
  readonly rows: number;
  readonly cols: number;
}

/** How a photo enters the backbone. */
export interface InputPlan {
  /** The photo as it is scaled. */
  readonly content: Size;
  /** Whole multiples of 16: the content, padded to the right and below where it needs to be. */
  readonly padded: Size;
  /** The patches that hold the photo, to within half a patch; the others are cut off. */
  readonly grid: GridSize;
}

/**
 * How a photo enters the backbone: at its own scale with the same aspect ratio, `areaPx` pixels, and
 * each side rounded to a multiple of 16 and at least 16; else at the scale that comes with it, and
 * padded where no multiple of 16 is near.
 *
 * @throws RangeError when a side, the area or the scale is not a positive finite number.
 */
export function inputPlan(image: Framed, areaPx: number = DEFAULT_INPUT_AREA_PX): InputPlan {
  const { width, height, patch } = image;
  for (const value of [width, height, areaPx, patch?.width ?? 1, patch?.height ?? 1]) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`inputSize: sides, area and scale must be positive, got ${value}`);
    }
  }
  if (!patch) {
    const scale = Math.sqrt(areaPx / (width * height));
    const size = { width: roundSide(width * scale), height: roundSide(height * scale) };
    return { content: size, padded: size, grid: gridSize(size) };
  }
  const content = {
    width: scaledSide((width * PATCH_STRIDE_PX) / patch.width),
    height: scaledSide((height * PATCH_STRIDE_PX) / patch.height),
  };
  const patches = (sidePx: number) => Math.max(1, Math.round(sidePx / PATCH_STRIDE_PX));
  return {
    content,
    padded: { width: roundUp(content.width), height: roundUp(content.height) },
    grid: { rows: patches(content.height), cols: patches(content.width) },
  };
}

/** The size at which a photo is looked at, before it is padded: {@link inputPlan}'s content. */
export function inputSize(image: Framed, areaPx: number = DEFAULT_INPUT_AREA_PX): Size {
  return inputPlan(image, areaPx).content;
}

/**
 * The multiple of 16 beside a side that comes with a scale, where that is near enough, else the
 * nearest pixel, to be padded. Padding costs more than a scale that is off by so little (RECIPE).
 */
function scaledSide(sidePx: number): number {
  const side = roundSide(sidePx);
  return Math.abs(side / sidePx - 1) <= MOST_STRETCH ? side : Math.max(1, Math.round(sidePx));
}

function roundSide(sidePx: number): number {
  return Math.max(1, Math.round(sidePx / INPUT_MULTIPLE_PX)) * INPUT_MULTIPLE_PX;
}

function roundUp(sidePx: number): number {
  return Math.ceil(sidePx / INPUT_MULTIPLE_PX) * INPUT_MULTIPLE_PX;
}

/** Rows and columns of the patch grid for an input of `size`. */
export function gridSize(size: Size): GridSize {
  return { rows: size.height / PATCH_STRIDE_PX, cols: size.width / PATCH_STRIDE_PX };
}

/**
 * How many rows and columns of patches the photo fills: half a patch more or less than there are
 * where its size does not come out even. Of a grid that was made at another scale, all.
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

/** What of the photo a patch covers, in its pixels; the last ones reach to where the photo ends. */
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
    width: col === grid.cols - 1 ? image.width - x : width,
    height: row === grid.rows - 1 ? image.height - y : height,
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
