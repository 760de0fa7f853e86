import { isEmptyFilter, matches } from '../../core/project/filter';
import type { Item, ItemId } from '../../core/project/item';
import { truthOf } from '../../core/project/label-kinds';
import { verdictOf } from '../../core/calibration/verdict';
import { cellOf } from '../../core/evaluation/confusion';
import { memoize } from '../store/memoize';
import { areaPercentOf, itemsOf, selectDecision } from '../store/selectors';
import type { AppState, SortKey } from '../store/store';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byScore = (a: Item, b: Item) => (b.score ?? -1) - (a.score ?? -1) || a.sequence - b.sequence;

/**
 * Queries in the chosen order, or in another. What the order goes by and is not known comes last;
 * what is equal in it, as added.
 */
export function sortedQueries(state: AppState, sort: SortKey = state.view.sort): Item[] {
  const queries = asBefore(state, itemsOf(state, 'query'), sort);
  const sorted = sortBy(queries, state, sort);
  last = { sort, order: state.order, sorted };
  return [...sorted];
}

function sortBy(queries: Item[], state: AppState, sort: SortKey): Item[] {
  if (sort === 'name') {
    const ranks = nameRanks(state);
    return queries.sort((a, b) => ranks.get(a.id)! - ranks.get(b.id)!);
  }
  if (sort === 'score') return queries.sort(byScore);
  return sort === 'area' ? byArea(queries, state) : queries;
}

let last: { sort: SortKey; order: readonly ItemId[]; sorted: readonly Item[] } | null = null;

/** Queries in their last order, where it was the same one: what is nearly sorted is sorted soon. */
function asBefore({ items, order }: AppState, queries: Item[], sort: SortKey): Item[] {
  if (last?.sort !== sort || last.order !== order) return queries;
  if (last.sorted.length !== queries.length) return queries;
  const before: Item[] = [];
  for (const { id } of last.sorted) {
    const item = items[id];
    if (item?.bin !== 'query') return queries;
    before.push(item);
  }
  return before;
}

/** Comparing names is slow: they are ranked once an item set, not once a score. */
const nameRanks = memoize(
  ({ order }) => [order],
  ({ items, order }): ReadonlyMap<ItemId, number> => {
    const paths = order.flatMap((id) => items[id] ?? []);
    paths.sort((a, b) => byName.compare(a.path, b.path));
    return new Map(paths.map(({ id }, rank) => [id, rank]));
  },
);

/** By the last known area, also while it is recomputed, so that the order stays stable. */
function byArea(queries: Item[], { survey: { found } }: AppState): Item[] {
  const areas = new Map<ItemId, number>();
  for (const { id } of queries) {
    const finding = found.get(id);
    areas.set(id, finding ? areaPercentOf(finding) : -1);
  }
  return queries.sort((a, b) => areas.get(b.id)! - areas.get(a.id)! || byScore(a, b));
}

function sameIds(a: readonly ItemId[], b: readonly ItemId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** Ids of all queries in the chosen order; the same array as long as nothing moved. */
export const selectSortedIds = memoize(
  ({ items, order, view: { sort }, survey }) => [items, order, sort, sort === 'area' && survey],
  (state): readonly ItemId[] => sortedQueries(state).map(({ id }) => id),
  sameIds,
);

/** Ids of the listed queries in the chosen order; the same array as long as nothing moved. */
export const selectListedIds = memoize(
  (state) => {
    const { items, survey, view } = state;
    const whole = isEmptyFilter(view.filter);
    return [
      selectSortedIds(state),
      view.filter,
      ...(whole ? [] : [items, survey, selectDecision(state)]),
    ];
  },
  (state): readonly ItemId[] => {
    const ids = selectSortedIds(state);
    if (isEmptyFilter(state.view.filter)) return ids;
    return ids.filter((id) => isListed(state, state.items[id]!));
  },
  sameIds,
);

/** Whether the lists show a query. */
export function isListed(state: AppState, item: Item): boolean {
  const { label, score } = item;
  const decision = selectDecision(state);
  const truth = truthOf(label);
  const cell =
    truth && score !== null && decision ? cellOf(truth, score, decision.threshold) : null;
  const verdict = verdictOf(score, decision);
  const { filter } = state.view;
  // As last known, for the reason of the order.
  const finding = filter.shapes.length > 0 ? state.survey.found.get(item.id) : undefined;
  const shapes = finding ? finding.regions.map(({ shape }) => shape) : null;
  return matches(item, { verdict, cell, shapes }, filter);
}
