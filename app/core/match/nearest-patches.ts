import type { BankEntry } from '../bank/memory-bank';
import type { Backbone } from '../features/backbone';

/** A place in the patch grid of a reference. */
export interface GridPosition {
  readonly reference: string;
  readonly row: number;
  readonly col: number;
}

/** A bank patch that is like a query patch. */
export interface NearPatch extends GridPosition {
  /** Its index (row * cols + col) in the reference's grid. */
  readonly patch: number;
  /** The reference's grid. */
  readonly rows: number;
  readonly cols: number;
  /** Euclidean distance of the features, 0 to 2. */
  readonly distance: number;
}

/** Excluded from the search: a whole reference, or the neighbourhood of a position in one. */
export type LeftOut = { readonly reference: string } | GridPosition;

/**
 * The `k` bank patches nearest to one query patch, nearest first, at most one of a neighbourhood:
 * patches side by side share their pixels and would say the same thing `k` times.
 *
 * @param features of the query patch, of length 1 as all of the bank's
 * @param backbone defines the neighbourhood
 * @param leftOut for a reference that is in the bank itself
 * @returns fewer than `k` when the bank has no more neighbourhoods
 * @throws RangeError when `k` is not a positive whole number, or the features are not as long as
 * the bank's
 */
export function nearestPatches(
  features: Float32Array,
  entries: readonly BankEntry[],
  k: number,
  { neighbourhoodPatches: reach }: Pick<Backbone, 'neighbourhoodPatches'>,
  leftOut: LeftOut | null = null,
): NearPatch[] {
  if (!(Number.isInteger(k) && k > 0)) throw new RangeError(`nearestPatches: k is ${k}`);
  const fields = entries
    .filter(({ reference }) => !leftOut || 'row' in leftOut || reference !== leftOut.reference)
    .map((entry) => ({ entry, squares: squaredDistances(features, entry) }));
  if (leftOut && 'row' in leftOut) {
    for (const field of fields) if (isOf(field, leftOut)) cover(field, leftOut, reach);
  }
  const found: NearPatch[] = [];
  while (found.length < k) {
    const next = takeNearest(fields, reach);
    if (!next) break;
    found.push(next);
  }
  return found;
}

/** Distances to the patches of a reference; `Infinity` where a patch is covered. */
interface Field {
  readonly entry: BankEntry;
  readonly squares: Float32Array;
}

const isOf = ({ entry }: Field, { reference }: GridPosition) => entry.reference === reference;

/** From the differences: `2 - 2 cos` turns rounding into 4e-4 near a perfect match. */
function squaredDistances(query: Float32Array, entry: BankEntry): Float32Array {
  const { depth, features, patches } = entry;
  if (query.length !== depth) {
    throw new RangeError(`nearestPatches: ${query.length} features, the bank has ${depth}`);
  }
  const squares = new Float32Array(patches.length);
  for (let i = 0, from = 0; i < squares.length; i++, from += depth) {
    let sum = 0;
    for (let d = 0; d < depth; d++) {
      const difference = query[d]! - features[from + d]!;
      sum += difference * difference;
    }
    squares[i] = sum;
  }
  return squares;
}

function takeNearest(fields: readonly Field[], reach: number): NearPatch | null {
  let nearest: Field | null = null;
  let at = 0;
  let least = Infinity;
  for (const field of fields) {
    for (let i = 0; i < field.squares.length; i++) {
      if (field.squares[i]! >= least) continue;
      least = field.squares[i]!;
      nearest = field;
      at = i;
    }
  }
  if (!nearest) return null;
  const { reference, patches, rows, cols } = nearest.entry;
  const patch = patches[at]!;
  const place = { reference, row: Math.floor(patch / cols), col: patch % cols };
  cover(nearest, place, reach);
  return { ...place, patch, rows, cols, distance: Math.sqrt(least) };
}

/** Takes a neighbourhood out of the search. */
function cover({ entry, squares }: Field, { row, col }: GridPosition, reach: number): void {
  const { patches, cols } = entry;
  for (const [i, patch] of patches.entries()) {
    const isNear =
      Math.abs(Math.floor(patch / cols) - row) <= reach && Math.abs((patch % cols) - col) <= reach;
    if (isNear) squares[i] = Infinity;
  }
}
