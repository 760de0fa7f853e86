import type { LabelledScores } from '../core/score/calibration/calibrate';
import type { AppState } from './store';

/** The queries whose truth a person has told. */
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

/** Scores in the order added. */
function labelledScores(state: Pick<AppState, 'items' | 'order'>): Labelled {
  const good: number[] = [];
  const defective: number[] = [];
  let unscored = 0;
  let masked = 0;
  for (const id of state.order) {
    const item = state.items[id];
    if (item?.bin !== 'query' || item.label === null) continue;
    if (item.label === 'defective' && item.hasMask) masked += 1;
    if (item.score === null) unscored += 1;
    else (item.label === 'good' ? good : defective).push(item.score);
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
