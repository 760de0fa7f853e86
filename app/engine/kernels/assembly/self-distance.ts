import { product } from './lanes';

/**
 * Largest product of a patch with those of its own grid outside a square neighbourhood: the
 * counterpart of the search in core/match/self-distance.ts.
 *
 * @param features `rows * cols * depth`, rows of length 1; `depth` a multiple of 4
 * @returns -2 without a patch beyond
 */
export function largestOutside(
  features: usize,
  rows: i32,
  cols: i32,
  depth: i32,
  patch: i32,
  neighbourhood: i32,
): f32 {
  const bytes = (<usize>depth) << 2;
  const own = features + <usize>patch * bytes;
  const row = patch / cols;
  const col = patch % cols;
  let most: f32 = -2;
  let at = features;
  for (let r = 0; r < rows; r++) {
    const isNear = abs(r - row) <= neighbourhood;
    for (let c = 0; c < cols; c++) {
      if (!isNear || abs(c - col) > neighbourhood) most = max(most, product(own, at, bytes));
      at += bytes;
    }
  }
  return most;
}
