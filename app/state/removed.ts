import { unscored, type Item, type ItemId } from '../core/project/item';
import type { IncomingFile } from '../ports';
import type { PhotoSource } from '../ports/photo-source';
import type { App } from './app';

/** A photo outside the project, with all that is needed to have it back. */
export interface Removed {
  readonly item: Item;
  readonly file: PhotoSource;
  readonly thumbnail: Blob | null;
  readonly mask: IncomingFile | null;
}

/** Takes photos out of the project and lets go of what can be computed again. */
export function takeOut(app: App, ids: readonly ItemId[]): Removed[] {
  app.pipeline.dropReferences(ids.filter((id) => app.items.get(id)?.bin === 'reference'));
  const removed: Removed[] = [];
  for (const id of ids) {
    const item = app.items.get(id);
    const file = app.files.get(id);
    if (!item || !file) continue;
    const thumbnail = app.thumbnails.get(id) ?? null;
    removed.push({ item, file, thumbnail, mask: app.masks.get(id) });
    release(app, id);
    app.items.remove(id);
  }
  app.items.publish();
  app.pipeline.kick();
  return removed;
}

function release(app: App, id: ItemId): void {
  app.files.delete(id);
  app.thumbnails.delete(id);
  app.scores.delete(id);
  app.features.delete(id);
  app.masks.delete(id);
}

/** Brings photos back, each to its place, with labels, flags, comments and masks. */
export function bringBack(app: App, removed: readonly Removed[]): void {
  const { bankVersion } = app.store.getState();
  for (const { item, file, thumbnail, mask } of removed) {
    app.files.set(item.id, file);
    if (thumbnail) app.thumbnails.set(item.id, thumbnail);
    if (mask) app.masks.set(item.id, mask);
  }
  app.items.restore(removed.map(({ item }) => asBefore(item, bankVersion)));
  app.items.publish();
  app.pipeline.kick();
}

/** A score holds as long as the references are those it was made with. */
function asBefore(item: Item, bankVersion: number): Item {
  if (item.status === 'failed') return item;
  if (item.bin === 'query' && item.score !== null && item.bankVersion === bankVersion) return item;
  return unscored(item);
}
