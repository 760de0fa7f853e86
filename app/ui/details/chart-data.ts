import type { ItemId } from '../../core/project/item';
import type { AppState } from '../../state/store';

/** A query in the strip chart. */
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

/**
 * Heights for dots that would cover one another: each goes to the lowest lane that is free at its
 * place. Beyond the last lane they overlap.
 *
 * @param xs places in pixels
 */
export function lanes(xs: readonly number[], widthPx: number, count: number): number[] {
  const ends = Array.from({ length: count }, () => -Infinity);
  const found = Array.from<number>({ length: xs.length }).fill(0);
  const byPlace = xs.map((_, i) => i).sort((a, b) => xs[a]! - xs[b]!);
  for (const i of byPlace) {
    const x = xs[i]!;
    const free = ends.findIndex((end) => x - end >= widthPx);
    const lane = free < 0 ? i % count : free;
    ends[lane] = x;
    found[i] = lane;
  }
  return found;
}
