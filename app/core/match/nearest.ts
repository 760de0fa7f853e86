import type { FlatBank } from '../bank/memory-bank';
import type { PatchFeatures } from '../features/grid';
import type { PatchScores } from './patch-scores';

/** For each query patch, the best match found so far. */
export interface BestMatches {
  /** Largest cosine so far; the features have length 1, so it orders as the distance does. */
  readonly cosines: Float32Array<ArrayBuffer>;
  /** Its place in the bank. */
  readonly patches: Uint32Array<ArrayBuffer>;
}

export function noMatches(count: number): BestMatches {
  return { cosines: new Float32Array(count).fill(-Infinity), patches: new Uint32Array(count) };
}

/**
 * Takes over the matches of one part of the bank where they are better.
 *
 * @param cosines row maxima of query x part
 * @param columns where they are, counted from the part's first patch, `first`
 */
export function mergeMatches(
  best: BestMatches,
  first: number,
  cosines: ArrayLike<number>,
  columns: ArrayLike<number>,
): void {
  for (let i = 0; i < best.cosines.length; i++) {
    if (cosines[i]! <= best.cosines[i]!) continue;
    best.cosines[i] = cosines[i]!;
    best.patches[i] = first + columns[i]!;
  }
}

/**
 * Scores from matches, places in the bank. Distances are taken from the differences themselves: `sqrt(2 - 2 cos)`
 * turns a rounding error of 1e-7 near a perfect match into a distance of 4e-4.
 */
export function toPatchScores(
  query: PatchFeatures,
  bank: FlatBank,
  nearestInBank: Uint32Array,
): PatchScores {
  const { depth, features } = query;
  const count = nearestInBank.length;
  const distances = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const from = nearestInBank[i]! * depth;
    let squares = 0;
    for (let k = 0; k < depth; k++) {
      const difference = features[i * depth + k]! - bank.features[from + k]!;
      squares += difference * difference;
    }
    distances[i] = Math.sqrt(squares);
  }
  return {
    rows: query.rows,
    cols: query.cols,
    distances,
    nearestReference: Uint16Array.from(nearestInBank, (patch) => bank.reference[patch]!),
    nearestPatch: Uint32Array.from(nearestInBank, (patch) => bank.patch[patch]!),
    references: bank.references,
  };
}

/** Nearest bank patch of each query patch, by brute force: the CPU counterpart of the engine's. */
export function nearest(query: PatchFeatures, bank: FlatBank): PatchScores {
  const { depth, features } = query;
  const count = query.rows * query.cols;
  const best = noMatches(count);
  for (let patch = 0; patch < bank.patch.length; patch++) {
    for (let i = 0; i < count; i++) {
      let cosine = 0;
      for (let k = 0; k < depth; k++) {
        cosine += features[i * depth + k]! * bank.features[patch * depth + k]!;
      }
      if (cosine <= best.cosines[i]!) continue;
      best.cosines[i] = cosine;
      best.patches[i] = patch;
    }
  }
  return toPatchScores(query, bank, best.patches);
}
