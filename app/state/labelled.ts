import type { AppState } from './store';

/** Scores of the queries whose truth a person has told. */
export interface Labelled {
  readonly good: readonly number[];
  readonly defective: readonly number[];
  /** Labelled queries that have no score, or none yet. */
  readonly unscored: number;
  /** Defective ones with a mask. */
  readonly masked: number;
}

/** In the order added. */
export function labelledScores(state: Pick<AppState, 'items' | 'order'>): Labelled {
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

/** Whether two say the same, so that nothing has to be computed again. */
export function sameLabelled(a: Labelled, b: Labelled): boolean {
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
