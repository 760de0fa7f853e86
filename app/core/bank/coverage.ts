import type { PatchFeatures } from '../features/grid';

/** How well kept patches represent all patches of a grid. */
export interface Coverage {
  /** Squared distance of each patch to its nearest kept one. */
  squares(): Float32Array;
  /** Takes a patch as kept. Returns the patch that is then farthest; of equal ones the first. */
  keep(patch: number): number;
}

/** @param squares the squared distances to begin with; may be taken over */
export type NewCoverage = (grid: PatchFeatures, squares: Float32Array<ArrayBuffer>) => Coverage;

/** Plain JavaScript counterpart of the engine's kernel. The features have length 1. */
export const plainCoverage: NewCoverage = ({ features, depth }, squares) => ({
  squares: () => squares,
  keep(kept) {
    const from = kept * depth;
    for (let patch = 0; patch < squares.length; patch++) {
      const to = patch * depth;
      let product = 0;
      for (let i = 0; i < depth; i++) product += features[from + i]! * features[to + i]!;
      squares[patch] = Math.min(squares[patch]!, Math.max(0, 2 - 2 * product));
    }
    squares[kept] = 0;
    return indexOfMaximum(squares);
  },
});

export function indexOfMaximum(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
