import type { PatchFeatures } from '../features/grid';
import { indexOfMaximum, plainCoverage } from './coverage';

/** The patches of a reference that a thinned bank keeps. */
export interface Kept {
  /** Indices into the reference's grid, in the order they were chosen. */
  readonly patches: Uint32Array<ArrayBuffer>;
  /** Distance from the patch that is worst represented to its nearest kept one. */
  readonly radius: number;
}

export interface CoresetOptions {
  /** Patches to keep at most. */
  readonly most: number;
  /** Patches closer than this to a kept one are not needed. */
  readonly radius: number;
}

/** Picks between two yields: a few milliseconds of work at most. */
const PICKS_A_STEP = 16;

/**
 * Greedy k-centre selection (Gonzalez, 1985; PatchCore's coreset, Roth et al., CVPR 2022,
 * algorithm 1), continued from what a bank already represents: takes the patch farthest from all
 * kept ones until `most` are taken or every patch lies within `radius`. Random subsets lose up to
 * 14 points of AUROC, this none (docs/RECIPE.md, "Bank"). Deterministic: ties go to the first.
 *
 * A generator, so that the caller can look for an abort between steps; yields the picks so far.
 *
 * @param distances of each patch of `grid` to its nearest patch in the bank; `Infinity`
 *   throughout for an empty bank; overwritten
 */
export function* coreset(
  grid: PatchFeatures,
  distances: Float32Array<ArrayBuffer>,
  { most, radius }: CoresetOptions,
  newCoverage = plainCoverage,
): Generator<number, Kept> {
  const picked: number[] = [];
  const coverage = newCoverage(
    grid,
    distances.map((distance) => distance * distance),
  );
  let farthest = indexOfMaximum(coverage.squares());
  while (picked.length < most && coverage.squares()[farthest]! > radius * radius) {
    picked.push(farthest);
    farthest = coverage.keep(farthest);
    if (picked.length % PICKS_A_STEP === 0) yield picked.length;
  }
  distances.set(coverage.squares().map(Math.sqrt));
  return { patches: Uint32Array.from(picked), radius: distances[farthest]! };
}
