import type { Bin, ItemId } from '../../core/project/item';
import { removeItems, retryItems } from '../../state/actions/items';
import { moveItems } from '../../state/actions/move';
import { select } from '../../state/actions/view';
import type { App } from '../../state/app';
import { selectFailedIds, selectQueryIds, selectReferenceIds } from './derived';
import { neighbourAfter, noneMarked } from './multi-selection';
import type { UiStore } from './ui-store';

/** Removes and looks at the neighbour, so that Delete can be pressed again. */
export function removeAndStep(app: App, ui: UiStore, ids: readonly ItemId[]): void {
  const state = app.store.getState();
  const selected = state.view.selected;
  const gone = new Set(ids);
  const list =
    state.items[selected ?? '']?.bin === 'reference' ? selectReferenceIds : selectQueryIds;
  const next =
    selected !== null && gone.has(selected)
      ? neighbourAfter(list(state), selected, gone)
      : selected;
  removeItems(app, ids);
  select(app, next);
  ui.setState({ marks: next === null ? noneMarked : { ids: new Set([next]), anchor: next } });
}

/** Moves; those in `bin` already stay as they are. */
export function moveTo(app: App, ids: readonly ItemId[], bin: Bin): void {
  moveItems(app, ids, bin);
}

export function retryAllFailed(app: App): void {
  retryItems(app, selectFailedIds(app.store.getState()));
}

/** Marked items, else the one in the viewer. */
export function itemsInHand(app: App, ui: UiStore): readonly ItemId[] {
  const { items, view } = app.store.getState();
  const marked = [...ui.getState().marks.ids].filter((id) => items[id]);
  if (marked.length > 0) return marked;
  return view.selected === null ? [] : [view.selected];
}
