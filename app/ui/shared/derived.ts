import type { Bin, Item, ItemId } from '../../core/project/item';
import { selectListedIds } from '../../state/items/listed';
import { memoize } from '../../state/store/memoize';
import { countItems, itemsOf, selectThreshold } from '../../state/store/selectors';
import type { Counts } from '../../state/store/selectors';
import type { AppState } from '../../state/store/store';

function sameIds(a: readonly ItemId[], b: readonly ItemId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** Ids of the listed queries in the chosen order; the same array as long as nothing moved. */
export const selectQueryIds = selectListedIds;

export const selectReferenceIds = memoize(
  (state) => [state.items, state.order],
  (state) => idsOf(state, 'reference'),
  sameIds,
);

export const selectCounts: (state: AppState) => Counts = memoize(
  (state) => [state.items, state.order, state.bankVersion, selectThreshold(state)],
  countItems,
);

export const selectFailedIds = memoize(
  (state) => [state.items, state.order],
  (state): readonly ItemId[] => state.order.filter((id) => state.items[id]?.status === 'failed'),
  sameIds,
);

/** Photos of another size than the one that the scale was drawn on. */
export const selectOtherSizes: (state: AppState) => number = memoize(
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
