import type { GridSize } from '../features/grid';
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

/** How far the scale of a side may be off for the sake of whole patches of every level. */
const MOST_STRETCH = 0.04;

/** The inputs of the geometry of a photo's input. */
type Strides = Pick<Backbone, 'levels'>;
type Input = Pick<Backbone, 'levels' | 'inputAreaPx'>;

/** A photo's size, and the scale at which it is looked at where that is not its own. */
export interface Framed extends Size {
  /**
   * Pixels of the photo that a patch covers. Left out for a photo that is scaled by its own size;
   * `core/image/frame.ts` says when it is not.
   */
  readonly patch?: Size | undefined;
}

/** How a photo enters the backbone. */
export interface InputPlan {
  /** The photo as it is scaled. */
  readonly content: Size;
  /** Whole multiples of the coarsest stride: the content, padded to the right and below where it needs to be. */
  readonly padded: Size;
  /** The patches that hold the photo, to within half a patch; the others are cut off. */
  readonly grid: GridSize;
}

/**
 * How a photo enters the backbone: at its own scale with the same aspect ratio, `areaPx` pixels, and
 * each side rounded to a multiple of the coarsest stride, and at least one; else at the scale that
 * comes with it, and padded where no such multiple is near.
 *
 * @param areaPx another area than the backbone's own; the scale that comes along goes before it
 * @throws RangeError when a side, the area or the scale is not a positive finite number.
 */
export function inputPlan(
  image: Framed,
  backbone: Input,
  areaPx: number = backbone.inputAreaPx,
): InputPlan {
  const { width, height, patch } = image;
  for (const value of [width, height, areaPx, patch?.width ?? 1, patch?.height ?? 1]) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`inputSize: sides, area and scale must be positive, got ${value}`);
    }
  }
  const multiple = inputMultiplePx(backbone);
  const stride = patchStridePx(backbone);
  const round = (sidePx: number) => Math.max(1, Math.round(sidePx / multiple)) * multiple;
  if (!patch) {
    const scale = Math.sqrt(areaPx / (width * height));
    const size = { width: round(width * scale), height: round(height * scale) };
    return { content: size, padded: size, grid: gridSize(size, backbone) };
  }
  // Padding costs more than a scale that is off by a little (docs/RECIPE.md).
  const scaled = (sidePx: number) => {
    const near = round(sidePx);
    return Math.abs(near / sidePx - 1) <= MOST_STRETCH ? near : Math.max(1, Math.round(sidePx));
  };
  const content = {
    width: scaled((width * stride) / patch.width),
    height: scaled((height * stride) / patch.height),
  };
  const whole = (sidePx: number) => Math.ceil(sidePx / multiple) * multiple;
  const patches = (sidePx: number) => Math.max(1, Math.round(sidePx / stride));
  return {
    content,
    padded: { width: whole(content.width), height: whole(content.height) },
    grid: { rows: patches(content.height), cols: patches(content.width) },
  };
}

/** The size at which a photo is looked at, before it is padded: {@link inputPlan}'s content. */
export function inputSize(image: Framed, backbone: Input, areaPx?: number): Size {
  return inputPlan(image, backbone, areaPx).content;
}

/** Rows and columns of the patch grid for an input of `size`. */
export function gridSize(size: Size, backbone: Strides): GridSize {
  const stride = patchStridePx(backbone);
  return { rows: size.height / stride, cols: size.width / stride };
}

/**
 * How many rows and columns of patches the photo fills: half a patch more or less than there are
 * where its size does not come out even. Of a grid that was made at another scale, all.
 */
export function filledGrid(image: Framed, grid: GridSize, backbone: Input): GridSize {
  const plan = inputPlan(image, backbone);
  const fits = plan.grid.rows === grid.rows && plan.grid.cols === grid.cols;
  return fits ? gridSize(plan.content, backbone) : { rows: grid.rows, cols: grid.cols };
}

/** The patch (row, column) under an image point, clamped to the grid. */
export function patchAt(
  point: ImagePoint,
  image: Framed,
  grid: GridSize,
  backbone: Input,
): { row: number; col: number } {
  const filled = filledGrid(image, grid, backbone);
  const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return {
    row: clamp(Math.floor((point.y / image.height) * filled.rows), grid.rows),
    col: clamp(Math.floor((point.x / image.width) * filled.cols), grid.cols),
  };
}

/** The part of the photo that a patch covers, in its pixels; the last ones reach to the photo's end. */
export function patchBox(
  { row, col }: { readonly row: number; readonly col: number },
  image: Framed,
  grid: GridSize,
  backbone: Input,
): { x: number; y: number; width: number; height: number } {
  const filled = filledGrid(image, grid, backbone);
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
