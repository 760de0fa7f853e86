import type { FeatureGrid } from '../features/grid';
import type { PatchScores } from './patch-scores';

/** Distance of each patch of an image to its nearest match, without the match itself. */
export type PatchDistances = Pick<PatchScores, 'rows' | 'cols' | 'distances'>;

/** Distance of a patch to the nearest one beyond its neighbourhood, or `most` when none is nearer. */
export type SelfDistance = (patch: number, most: number) => number;

/** A search among the patches of a grid; the last one made is the valid one. */
export type NewSelfDistance = (grid: FeatureGrid) => SelfDistance;

/** Numbers of a patch that are compared before looking whether it still can be the nearest. */
const NUMBERS_A_LOOK = 19;

/**
 * The distances of an image's patches to a bank, as if the bank also held the image's own patches,
 * save those in a square neighbourhood of each, which the backbone defines. This stands in for what a bank of the other
 * references lacks: a pose or colour that this reference alone shows.
 *
 * Only the largest distances come out exact, which costs a tenth of all: patches are looked at from
 * the largest distance down until the rest cannot be among the largest `share`. A distance beyond
 * those is an upper bound.
 *
 * @param distances to the bank, `rows * cols`; `Infinity` throughout for an empty one
 * @param share of the patches that is to be exact, 0 to 1
 * @returns new distances; `Infinity` remains where a patch has no bank and no patch beyond
 * @throws RangeError when the distances do not fill the grid
 */
export function limitBySelfDistance(
  grid: FeatureGrid,
  distances: Float32Array,
  share: number,
  newSearch: NewSelfDistance = plainSelfDistance,
): PatchDistances {
  const { rows, cols } = grid;
  if (distances.length !== rows * cols) {
    throw new RangeError(
      `limitBySelfDistance: ${rows} x ${cols} patches, ${distances.length} distances`,
    );
  }
  const lowered = Float32Array.from(distances);
  const descending = [...distances.keys()].sort((a, b) => distances[b]! - distances[a]!);
  const wanted = Math.ceil(share * distances.length);
  const search = newSearch(grid);
  for (const [seen, patch] of descending.entries()) {
    const isDone = countAtLeast(lowered, descending, seen, distances[patch]!) >= wanted;
    if (isDone) break;
    lowered[patch] = search(patch, distances[patch]!);
  }
  return { rows, cols, distances: lowered };
}

function countAtLeast(
  values: Float32Array,
  order: readonly number[],
  seen: number,
  least: number,
): number {
  let count = 0;
  for (let i = 0; i < seen; i++) if (values[order[i]!]! >= least) count += 1;
  return count;
}

/** Plain JavaScript counterpart of the engine's kernel. */
const plainSelfDistance: NewSelfDistance = (grid) => (patch, most) =>
  nearestOutside(grid, patch, most);

function nearestOutside(
  { rows, cols, depth, features, spec }: FeatureGrid,
  patch: number,
  most: number,
): number {
  const { neighbourhoodPatches } = spec.backbone;
  const row = Math.floor(patch / cols);
  const col = patch % cols;
  const own = features.subarray(patch * depth, (patch + 1) * depth);
  let best = most * most;
  for (let r = 0; r < rows; r++) {
    const isNear = Math.abs(r - row) <= neighbourhoodPatches;
    for (let c = 0; c < cols; c++) {
      if (isNear && Math.abs(c - col) <= neighbourhoodPatches) continue;
      best = Math.min(best, squaredDistance(own, features, (r * cols + c) * depth, best));
    }
  }
  return Math.sqrt(best);
}

/** Stops adding once the sum exceeds `most`. */
function squaredDistance(a: Float32Array, b: Float32Array, from: number, most: number): number {
  let sum = 0;
  for (let start = 0; start < a.length && sum <= most; start += NUMBERS_A_LOOK) {
    const end = Math.min(a.length, start + NUMBERS_A_LOOK);
    for (let k = start; k < end; k++) {
      const difference = a[k]! - b[from + k]!;
      sum += difference * difference;
    }
  }
  return sum;
}
