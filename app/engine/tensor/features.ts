import {
  avgPool,
  concat,
  div,
  image,
  maximum,
  norm,
  pad,
  reshape,
  tensor4d,
  tidy,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Size } from '../../core/image/geometry';
import type { Backbone } from './backbone';

/** As `SMALLEST_NORM` of core/features/fuse.ts. */
const SMALLEST_NORM = 1e-12;

/**
 * Fused patch features of a normalised input: the GPU counterpart of core/features/fuse.ts.
 *
 * @param input `height * width * 3`, (RGB - 127) / 128
 * @returns `[rows * cols, 152]`, each row of length 1; the caller disposes of it
 */
export function embed(backbone: Backbone, input: Float32Array, size: Size): Tensor2D {
  return tidy(() => {
    const [fine, coarse] = backbone.run(tensor4d(input, [1, size.height, size.width, 3]));
    return fuse(fine, coarse);
  });
}

/** Pools, upsamples, normalises and joins the two levels (docs/RECIPE.md, "Features"). */
export function fuse(fine: Tensor4D, coarse: Tensor4D): Tensor2D {
  return tidy(() => {
    const [, rows, cols] = fine.shape;
    const upsampled = image.resizeBilinear(poolNeighbours(coarse), [rows, cols], false, true);
    return normaliseRows(
      concat([normaliseRows(flatten(poolNeighbours(fine))), normaliseRows(flatten(upsampled))], 1),
    );
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
