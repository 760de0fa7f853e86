import { unscored, type ItemId } from '../../core/project/item';
import type { App } from '../app';
import { bringBack, takeOut, type Removed } from '../items/removed';

/** Takes images out of the project. Taken back, they are there again with all that was said. */
export function removeItems(app: App, ids: readonly ItemId[]): void {
  const known = ids.filter((id) => app.liveItems.get(id));
  if (known.length === 0) return;
  let removed: readonly Removed[] = [];
  app.history.run({
    name: 'remove',
    photos: known.length,
    keeps: known.length,
    redo: () => {
      removed = takeOut(app, known);
    },
    undo: () => {
      bringBack(app, removed);
      lookAt(app, removed[0]?.item.id ?? null);
    },
  });
}

function lookAt(app: App, selected: ItemId | null): void {
  if (selected === null) return;
  app.store.setState(({ view }) => ({
    view: { ...view, selected, selectedByHand: true, evaluation: false },
  }));
}

/** Tries failed images once more. */
export function retryItems(app: App, ids: readonly ItemId[]): void {
  for (const id of ids) {
    const item = app.liveItems.get(id);
    if (item?.status !== 'failed') continue;
    app.liveItems.patch(id, { ...unscored(item), problem: null });
  }
  app.liveItems.publish();
  app.store.setState({ paused: false });
  app.pipeline.kick();
}
