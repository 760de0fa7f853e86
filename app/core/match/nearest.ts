import type { MemoryBank } from '../bank/memory-bank';
import type { FeatureGrid } from '../patches/grid';
import type { PatchScores } from './patch-scores';

/** For each query patch, the best match found so far. */
export interface BestMatches {
  /** Largest cosine so far; the features have length 1, so it orders as the distance does. */
  readonly cosines: Float32Array<ArrayBuffer>;
  readonly references: Uint16Array<ArrayBuffer>;
  readonly patches: Uint32Array<ArrayBuffer>;
}

export function noMatches(count: number): BestMatches {
  return {
    cosines: new Float32Array(count).fill(-Infinity),
    references: new Uint16Array(count),
    patches: new Uint32Array(count),
  };
}

/**
 * Takes over the matches of one reference where they are better.
 *
 * @param cosines row maxima of query x reference
 * @param patches their columns, `firstPatch` later counted from 0 of the reference
 */
export function mergeMatches(
  best: BestMatches,
  reference: number,
  firstPatch: number,
  cosines: ArrayLike<number>,
  patches: ArrayLike<number>,
): void {
  for (let i = 0; i < best.cosines.length; i++) {
    if (cosines[i]! <= best.cosines[i]!) continue;
    best.cosines[i] = cosines[i]!;
    best.references[i] = reference;
    best.patches[i] = firstPatch + patches[i]!;
  }
}

/**
 * Scores from matches. Distances are taken from the differences themselves: `sqrt(2 - 2 cos)`
 * turns a rounding error of 1e-7 near a perfect match into a distance of 4e-4.
 */
export function toPatchScores(
  query: FeatureGrid,
  bank: MemoryBank,
  best: BestMatches,
): PatchScores {
  const { depth, features } = query;
  const distances = new Float32Array(best.cosines.length);
  for (let i = 0; i < distances.length; i++) {
    const other = bank.entries[best.references[i]!]!.grid.features;
    const from = best.patches[i]! * depth;
    let squares = 0;
    for (let k = 0; k < depth; k++) {
      const difference = features[i * depth + k]! - other[from + k]!;
      squares += difference * difference;
    }
    distances[i] = Math.sqrt(squares);
  }
  return {
    rows: query.rows,
    cols: query.cols,
    distances,
    nearestReference: best.references,
    nearestPatch: best.patches,
    references: bank.entries.map((entry) => entry.reference),
  };
}

/** Nearest bank patch of each query patch, by brute force: the CPU twin of the engine's. */
export function nearest(query: FeatureGrid, bank: MemoryBank): PatchScores {
  const { depth, features } = query;
  const count = query.rows * query.cols;
  const best = noMatches(count);
  bank.entries.forEach(({ grid }, reference) => {
    for (let patch = 0; patch < grid.rows * grid.cols; patch++) {
      for (let i = 0; i < count; i++) {
        let cosine = 0;
        for (let k = 0; k < depth; k++) {
          cosine += features[i * depth + k]! * grid.features[patch * depth + k]!;
        }
        if (cosine <= best.cosines[i]!) continue;
        best.cosines[i] = cosine;
        best.references[i] = reference;
        best.patches[i] = patch;
      }
    }
  });
  return toPatchScores(query, bank, best);
}
