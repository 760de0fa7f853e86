import type { ItemId } from '../../core/project/item';
import type { AppState } from '../../state/store/store';

/** A query in the histogram. */
export interface Dot {
  readonly id: ItemId;
  readonly score: number;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

let last: { items: AppState['items']; dots: readonly Dot[] } | null = null;

/** Scored queries; the same array as long as no score changed. */
export function selectQueryDots(state: AppState): readonly Dot[] {
  if (last?.items === state.items) return last.dots;
  const dots: Dot[] = [];
  for (const id of state.order) {
    const item = state.items[id];
    if (item?.bin === 'query' && item.score !== null) dots.push({ id, score: item.score });
  }
  const before = last?.dots;
  const same =
    before?.length === dots.length &&
    dots.every((dot, i) => dot.id === before[i]!.id && dot.score === before[i]!.score);
  last = { items: state.items, dots: same ? before : dots };
  return last.dots;
}

/** Scores that the chart spans: tenths, so that it seldom moves while results come in. */
export function chartRange(
  dots: readonly Dot[],
  references: readonly number[],
  threshold: number | null,
): Range {
  let low = Infinity;
  let high = -Infinity;
  const see = (value: number) => {
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { score } of dots) see(score);
  references.forEach(see);
  if (threshold !== null) {
    see(threshold * 0.75);
    see(threshold * 1.25);
  }
  if (low > high) return { low: 0, high: 1 };
  const range = { low: Math.floor(low * 10) / 10, high: Math.ceil(high * 10) / 10 };
  return range.high > range.low ? range : { low: range.low, high: range.low + 0.1 };
}

/** Bars of a histogram over the chart's range. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Bars for a chart: what lies beyond the range goes into the first and the last. */
export function binScores(scores: readonly number[], { low, high }: Range, bins: number): Bin[] {
  const width = (high - low) / bins;
  const counts = Array.from<number>({ length: bins }).fill(0);
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((score - low) / width)));
    counts[bin]! += 1;
  }
  return counts.map((count, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    count,
  }));
}
