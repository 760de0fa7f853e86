import { product } from './lanes';

/**
 * Lowers the squared distances of patches to the one to a newly kept patch, where that is
 * smaller: the counterpart of `plainCoverage` in core/bank/coverage.ts.
 *
 * @param features `count * depth`, rows of length 1; `depth` a multiple of 4
 * @returns the patch that is farthest then, of equal ones the first
 */
export function keepPatch(features: usize, count: i32, depth: i32, kept: i32, squares: usize): i32 {
  const row = (<usize>depth) << 2;
  const from = features + <usize>kept * row;
  let farthest = 0;
  let most: f32 = -1;
  let patch = features;
  for (let i = 0; i < count; i++) {
    const square = max<f32>(0, <f32>2 - <f32>2 * product(from, patch, row));
    const left: f32 = i == kept ? 0 : min<f32>(load<f32>(squares), square);
    store<f32>(squares, left);
    if (left > most) {
      most = left;
      farthest = i;
    }
    patch += row;
    squares += 4;
  }
  return farthest;
}
