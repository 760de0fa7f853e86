import type { GridSize } from './grid';

/**
 * The first `kept.rows` rows and `kept.cols` columns of a grid of patches; the same array where
 * these are all.
 *
 * @param features `grid.rows * grid.cols * depth`
 */
export function cutGrid(
  features: Float32Array<ArrayBuffer>,
  grid: GridSize,
  kept: GridSize,
  depth: number,
): Float32Array<ArrayBuffer> {
  if (kept.rows === grid.rows && kept.cols === grid.cols) return features;
  const cut = new Float32Array(kept.rows * kept.cols * depth);
  for (let row = 0; row < kept.rows; row++) {
    const start = row * grid.cols * depth;
    cut.set(features.subarray(start, start + kept.cols * depth), row * kept.cols * depth);
  }
  return cut;
}
