import type { Bin, Item, ItemId } from '../../core/project/item';
import {
  countItems,
  isListed,
  itemsOf,
  selectThreshold,
  sortedQueries,
} from '../../state/selectors';
import type { Counts } from '../../state/selectors';
import type { AppState } from '../../state/store';

/**
 * Keeps the last result while what it was made from is the same, so that many subscribers cost
 * one computation a change.
 */
function remember<T>(
  inputs: (state: AppState) => readonly unknown[],
  compute: (state: AppState) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (state: AppState) => T {
  let last: { inputs: readonly unknown[]; value: T } | null = null;
  return (state) => {
    const now = inputs(state);
    const before = last;
    if (before && now.every((input, i) => Object.is(input, before.inputs[i]))) return before.value;
    const computed = compute(state);
    const value = before && same(before.value, computed) ? before.value : computed;
    last = { inputs: now, value };
    return value;
  };
}

function sameIds(a: readonly ItemId[], b: readonly ItemId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

const pathsInOrder = remember(
  (state) => [state.order],
  (state): readonly ItemId[] => {
    const items = { ...state.items };
    for (const id of state.order) {
      const item = items[id];
      if (item) items[id] = { ...item, bin: 'query' };
    }
    const view = { ...state.view, sort: 'name' as const };
    return sortedQueries({ items, order: state.order, view }).map(({ id }) => id);
  },
  sameIds,
);

/** Ids of the listed queries in the chosen order; the same array as long as nothing moved. */
export const selectQueryIds = remember(
  (state) => {
    const { filter } = state.view;
    return [allQueryIds(state), filter, filter && state.items, filter && selectThreshold(state)];
  },
  (state): readonly ItemId[] => {
    if (state.view.filter === null) return allQueryIds(state);
    return allQueryIds(state).filter((id) => isListed(state, state.items[id]!));
  },
  sameIds,
);

const allQueryIds = remember(
  (state) => [state.items, state.order, state.view.sort],
  (state): readonly ItemId[] => {
    // Comparing names is slow: names are sorted once an item set, not once a score.
    if (state.view.sort === 'name') return idsOf({ ...state, order: pathsInOrder(state) }, 'query');
    return sortedQueries(state).map(({ id }) => id);
  },
  sameIds,
);

export const selectReferenceIds = remember(
  (state) => [state.items, state.order],
  (state) => idsOf(state, 'reference'),
  sameIds,
);

export const selectCounts: (state: AppState) => Counts = remember(
  (state) => [state.items, state.order, selectThreshold(state)],
  countItems,
);

export const selectFailedIds = remember(
  (state) => [state.items, state.order],
  (state): readonly ItemId[] => state.order.filter((id) => state.items[id]?.status === 'failed'),
  sameIds,
);

/** Photos of another size than the one that the scale was drawn on. */
export const selectOtherSizes: (state: AppState) => number = remember(
  (state) => [state.items, state.order, state.regions.knownLength],
  ({ items, order, regions: { knownLength } }) => {
    if (!knownLength) return 0;
    const { width, height } = knownLength.image;
    const isOther = ({ bin, image }: Item) =>
      bin === 'query' && image !== null && (image.width !== width || image.height !== height);
    return order.filter((id) => items[id] && isOther(items[id])).length;
  },
);

function idsOf(state: Pick<AppState, 'items' | 'order'>, bin: Bin): readonly ItemId[] {
  return itemsOf(state, bin).map(({ id }) => id);
}
