import type { GridSize } from '../../core/features/grid';
import {
  avgPool,
  concat,
  div,
  image,
  maximum,
  norm,
  pad,
  reshape,
  slice,
  tensor4d,
  tidy,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Size } from '../../core/image/geometry';
import type { Network } from './network';

/** As `SMALLEST_NORM` of testing/fuse.ts. */
const SMALLEST_NORM = 1e-12;

/**
 * Fused patch features of a normalised input: the GPU counterpart of testing/fuse.ts.
 *
 * @param input `height * width * 3`
 * @param kept the rows and columns of patches that hold some of the photo
 * @returns `[rows * cols, depth]` of them, each row of length 1; the caller disposes of it
 */
export function embed(network: Network, input: Float32Array, size: Size, kept: GridSize): Tensor2D {
  return tidy(() => {
    const levels = network.run(tensor4d(input, [1, size.height, size.width, 3]));
    return cut(fuse(levels), levels[0]!, kept);
  });
}

/** The first rows and columns of the grid: the counterpart of core/features/cut.ts. */
function cut(features: Tensor2D, finest: Tensor4D, kept: GridSize): Tensor2D {
  const [, rows, cols] = finest.shape;
  if (kept.rows === rows && kept.cols === cols) return features;
  const depth = features.shape[1];
  const grid = reshape(features, [rows, cols, depth]);
  const patches = slice(grid, [0, 0, 0], [kept.rows, kept.cols, depth]);
  return reshape(patches, [kept.rows * kept.cols, depth]);
}

/**
 * Pools, upsamples, normalises and joins the levels (docs/RECIPE.md, "Features").
 *
 * @param levels fine to coarse
 * @throws RangeError without levels
 */
export function fuse(levels: readonly Tensor4D[]): Tensor2D {
  const [finest] = levels;
  if (!finest) throw new RangeError('fuse: no levels');
  const [, rows, cols] = finest.shape;
  return tidy(() => {
    const parts = levels.map((level) => {
      const pooled = poolNeighbours(level);
      const isFinest = level.shape[1] === rows && level.shape[2] === cols;
      return normaliseRows(
        flatten(isFinest ? pooled : image.resizeBilinear(pooled, [rows, cols], false, true)),
      );
    });
    return normaliseRows(concat(parts, 1));
  });
}

/** Padded by hand: tfjs leaves padding out of its mean, PyTorch and the recipe count it. */
function poolNeighbours(level: Tensor4D): Tensor4D {
  const padded = pad(level, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]) as Tensor4D;
  return avgPool(padded, 3, 1, 'valid');
}

function flatten(level: Tensor4D): Tensor2D {
  const [, rows, cols, channels] = level.shape;
  return reshape(level, [rows * cols, channels]);
}

function normaliseRows(rows: Tensor2D): Tensor2D {
  return div(rows, maximum(norm(rows, 'euclidean', 1, true), SMALLEST_NORM));
}
