import type { Size } from '../image/geometry';
import type { PatchDistances } from '../match/beyond';
import { smoothUpsample } from './smooth-upsample';

/** How odd each pixel is: smoothed patch distances, 0 to 2. */
export interface ScoreMap {
  readonly width: number;
  readonly height: number;
  /** `width * height`, row after row. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** Smoothing of PatchCore (Roth et al., CVPR 2022, section 3.3), for a map of 256 x 256. */
const SIGMA_PX = 4;
const SIGMA_SIDE_PX = 256;

/** Sigma for a map of `size`: 4 px at 256 x 256, in proportion to the side of the equal square. */
export function smoothingSigmaPx(size: Size): number {
  return (SIGMA_PX / SIGMA_SIDE_PX) * Math.sqrt(size.width * size.height);
}

/**
 * The score map of an image: patch distances resized to `size`, then smoothed. The map covers the
 * whole image, whatever its aspect ratio.
 *
 * @throws RangeError when a side is not a positive integer or distances do not fill the grid.
 */
export function scoreMap(scores: PatchDistances, size: Size): ScoreMap {
  const grid = { width: scores.cols, height: scores.rows };
  const { width, height } = size;
  return {
    width,
    height,
    values: smoothUpsample(scores.distances, grid, size, smoothingSigmaPx(size)),
  };
}
