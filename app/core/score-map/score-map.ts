import type { GridSize } from '../features/grid';
import type { Size } from '../image/geometry';
import type { PatchDistances } from '../match/self-distance';
import { smoothUpsample } from './smooth-upsample';

/** How odd each pixel is: smoothed patch distances, 0 to 2. */
export interface ScoreMap {
  readonly width: number;
  readonly height: number;
  /** `width * height`, row after row. */
  readonly values: Float32Array<ArrayBuffer>;
}

/**
 * Smoothing of PatchCore (Roth et al., CVPR 2022, section 3.3), which is 4 px for a map of
 * 256 x 256, as sigma in pixels of a map of {@link SMOOTHING_AREA_PX}.
 */
export const DEFAULT_SMOOTHING_PX = 5;

/** Area of the map that a smoothing is given for, so that it means the same whatever the network. */
const SMOOTHING_AREA_PX = 320 * 320;

/** Sigma for a map of `size`, in proportion to the side of the equal square: 5 px is 4 px at 256 x 256. */
export function smoothingSigmaPx(size: Size, smoothingPx: number = DEFAULT_SMOOTHING_PX): number {
  return smoothingPx * Math.sqrt((size.width * size.height) / SMOOTHING_AREA_PX);
}

interface ScoreMapOptions {
  /** Sigma in pixels of a map of 320 x 320, 0 for none; default {@link DEFAULT_SMOOTHING_PX}. */
  readonly smoothingPx?: number;
}

/**
 * The score map of an image: patch distances resized to `size`, then smoothed. The map covers the
 * whole image, whatever its aspect ratio, and nothing beyond it.
 *
 * @param filled rows and columns of the grid that the image fills, as `filledGrid` has them
 * @throws RangeError when a side is not a positive integer, distances do not fill the grid or the
 *   smoothing is negative or not finite.
 */
export function scoreMap(
  scores: PatchDistances,
  size: Size,
  { smoothingPx }: ScoreMapOptions = {},
  filled: GridSize = scores,
): ScoreMap {
  const grid = { width: scores.cols, height: scores.rows };
  const { width, height } = size;
  const sigmaPx = smoothingSigmaPx(size, smoothingPx);
  const part = { width: filled.cols, height: filled.rows };
  return { width, height, values: smoothUpsample(scores.distances, grid, size, sigmaPx, part) };
}
