import type { LabelledScores } from '../../core/calibration/calibrate';
import { truthOf } from '../../core/project/label-kinds';
import type { Truth } from '../../core/evaluation/confusion';
import type { Item } from '../../core/project/item';
import { labelOfPath } from '../../core/sorting/path-label';
import type { AppState } from './store';

/** Scores of queries with a label of ground truth, good or defective. */
export interface Labelled extends LabelledScores {
  /** Labelled queries that have no score, or none yet. */
  readonly unscored: number;
  /** Defective ones with a mask. */
  readonly masked: number;
}

let last: { items: AppState['items']; labelled: Labelled } | null = null;

/** The same value while nothing it says has changed. */
export function selectLabelled({ items, order }: Pick<AppState, 'items' | 'order'>): Labelled {
  if (last?.items === items) return last.labelled;
  const before = last?.labelled;
  const found = labelledScores({ items, order });
  const labelled = before && isSame(before, found) ? before : found;
  last = { items, labelled };
  return labelled;
}

let lastByHand: { items: AppState['items']; scores: LabelledScores } | null = null;

/**
 * Scores of queries that a person has judged by hand; the same value while none of them changes.
 * Labels that came with a data set's folders, tables or masks are not among them: they are what the
 * threshold is tried on, and a threshold that knew them would look better than it is.
 */
export function selectLabelledByHand({
  items,
  order,
}: Pick<AppState, 'items' | 'order'>): LabelledScores {
  if (lastByHand?.items === items) return lastByHand.scores;
  const good: number[] = [];
  const defective: number[] = [];
  for (const id of order) {
    const item = items[id];
    if (item?.bin !== 'query' || item.score === null) continue;
    const truth = truthOf(item.label);
    if (truth === null || !isByHand(item)) continue;
    (truth === 'good' ? good : defective).push(item.score);
  }
  const before = lastByHand?.scores;
  const isSameAsBefore =
    before && sameNumbers(before.good, good) && sameNumbers(before.defective, defective);
  lastByHand = { items, scores: isSameAsBefore ? before : { good, defective } };
  return lastByHand.scores;
}

/** Of a label that was kept before its origin was, folder and mask tell. */
function isByHand({ label, labelFrom, hasMask, path }: Item): boolean {
  if (labelFrom !== null) return labelFrom === 'person';
  return !hasMask && label !== truthOfPath(path);
}

const MOST_PATHS = 50_000;

const pathTruths = new Map<string, Truth | null>();

/** Known by path, since labels are gone through several times a second. */
function truthOfPath(path: string): Truth | null {
  const known = pathTruths.get(path);
  if (known !== undefined) return known;
  if (pathTruths.size >= MOST_PATHS) pathTruths.clear();
  const truth = labelOfPath(path);
  pathTruths.set(path, truth);
  return truth;
}

/** Scores in the order added. */
function labelledScores(state: Pick<AppState, 'items' | 'order'>): Labelled {
  const good: number[] = [];
  const defective: number[] = [];
  let unscored = 0;
  let masked = 0;
  for (const id of state.order) {
    const item = state.items[id];
    const truth = item?.bin === 'query' ? truthOf(item.label) : null;
    if (!item || truth === null) continue;
    if (truth === 'defective' && item.hasMask) masked += 1;
    if (item.score === null) unscored += 1;
    else (truth === 'good' ? good : defective).push(item.score);
  }
  return { good, defective, unscored, masked };
}

function isSame(a: Labelled, b: Labelled): boolean {
  return (
    a.unscored === b.unscored &&
    a.masked === b.masked &&
    sameNumbers(a.good, b.good) &&
    sameNumbers(a.defective, b.defective)
  );
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
