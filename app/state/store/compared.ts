import type { Item, ItemId } from '../../core/project/item';
import { comparedWith, unlikeReferences, type Unlike } from '../../core/project/unlike';
import { memoize } from './memoize';
import { itemsOf } from './selectors';
import type { AppState } from './store';

const selectCompared = memoize(
  (state) => [state.items, state.order],
  (state) => comparedWith(itemsOf(state, 'reference')),
);

/** In what a query is far from all references; empty for a reference. */
export function unlikeOf(state: AppState, item: Item): readonly Unlike[] {
  return item.bin === 'query' ? unlikeReferences(item, selectCompared(state)) : [];
}

/** All queries that are far from all references in something. */
export function unlikeQueries(state: AppState): Item[] {
  return itemsOf(state, 'query').filter((item) => unlikeOf(state, item).length > 0);
}

/** References that show the same picture as another one, with the name of that one. */
export const selectCopies: (state: AppState) => readonly Copy[] = memoize(
  (state) => [state.items, state.order],
  (state) =>
    itemsOf(state, 'reference').flatMap(({ id, name, sameAs }) => {
      const original = sameAs === null ? undefined : state.items[sameAs];
      return original ? [{ id, name, of: original.name }] : [];
    }),
  (a, b) => JSON.stringify(a) === JSON.stringify(b),
);

export interface Copy {
  readonly id: ItemId;
  readonly name: string;
  readonly of: string;
}
