import type { Truth } from '../../core/evaluation/confusion';
import type { LabelledScores } from '../../core/calibration/calibrate';
import { truthOf } from '../../core/project/label-kinds';
import { memoize } from './memoize';
import type { AppState } from './store';

/** Scores of queries with a label of ground truth, good or defective. */
export interface Labelled extends LabelledScores {
  /** Labelled queries that have no score, or none yet. */
  readonly unscored: number;
  /** Those of them that are still to be inspected, by class; failed ones are not. */
  readonly pending: Readonly<Record<Truth, number>>;
  /** Defective ones with a mask. */
  readonly masked: number;
}

type Listed = Pick<AppState, 'items' | 'order'>;

/** The same value while nothing it says has changed. */
export const selectLabelled: (state: Listed) => Labelled = memoize(
  ({ items }: Listed) => [items],
  labelledScores,
  isSame,
);

/**
 * Scores of queries that a person has judged by hand; the same value while none of them changes.
 * Labels that came with a data set's folders, tables or masks are not among them: they are what the
 * threshold is tried on, and a threshold that knew them would look better than it is.
 */
export const selectLabelledByHand: (state: Listed) => LabelledScores = memoize(
  ({ items }: Listed) => [items],
  scoresByHand,
  (a, b) => sameNumbers(a.good, b.good) && sameNumbers(a.defective, b.defective),
);

function scoresByHand({ items, order }: Listed): LabelledScores {
  const good: number[] = [];
  const defective: number[] = [];
  for (const id of order) {
    const item = items[id];
    if (item?.bin !== 'query' || item.score === null) continue;
    const truth = truthOf(item.label);
    if (truth === null || item.labelFrom !== 'person') continue;
    (truth === 'good' ? good : defective).push(item.score);
  }
  return { good, defective };
}

/** Scores in the order added. */
function labelledScores(state: Listed): Labelled {
  const good: number[] = [];
  const defective: number[] = [];
  const pending = { good: 0, defective: 0 };
  let unscored = 0;
  let masked = 0;
  for (const id of state.order) {
    const item = state.items[id];
    const truth = item?.bin === 'query' ? truthOf(item.label) : null;
    if (!item || truth === null) continue;
    if (truth === 'defective' && item.hasMask) masked += 1;
    if (item.score !== null) {
      (truth === 'good' ? good : defective).push(item.score);
      continue;
    }
    unscored += 1;
    if (item.status !== 'failed') pending[truth] += 1;
  }
  return { good, defective, unscored, pending, masked };
}

function isSame(a: Labelled, b: Labelled): boolean {
  return (
    a.unscored === b.unscored &&
    a.pending.good === b.pending.good &&
    a.pending.defective === b.pending.defective &&
    a.masked === b.masked &&
    sameNumbers(a.good, b.good) &&
    sameNumbers(a.defective, b.defective)
  );
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
