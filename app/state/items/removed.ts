import { unscored, type Item, type ItemId } from '../../core/project/item';
import type { PhotoMask } from '../../ports/files';
import type { PhotoSource } from '../../ports/photo-source';
import type { Page } from '../page';

/** A photo outside the project, with all that is needed to have it back. */
export interface Removed {
  readonly item: Item;
  readonly file: PhotoSource;
  readonly thumbnail: Blob | null;
  readonly mask: PhotoMask | null;
}

/** Takes photos out of the project and lets go of what can be computed again. */
export function takeOut(page: Page, ids: readonly ItemId[]): Removed[] {
  page.pipeline.dropReferences(ids.filter((id) => page.liveItems.get(id)?.bin === 'reference'));
  const removed: Removed[] = [];
  for (const id of ids) {
    const item = page.liveItems.get(id);
    const file = page.files.get(id);
    if (!item || !file) continue;
    const thumbnail = page.thumbnails.get(id) ?? null;
    removed.push({ item, file, thumbnail, mask: page.masks.get(id) });
    release(page, id);
    page.liveItems.remove(id);
  }
  page.liveItems.publish();
  page.pipeline.kick();
  return removed;
}

function release(page: Page, id: ItemId): void {
  page.files.delete(id);
  page.thumbnails.delete(id);
  page.scores.delete(id);
  page.features.delete(id);
  page.masks.delete(id);
}

/** Brings photos back, each to its place, with labels, flags, comments and masks. */
export function bringBack(page: Page, removed: readonly Removed[]): void {
  const { bankVersion } = page.store.getState();
  for (const { item, file, thumbnail, mask } of removed) {
    page.files.set(item.id, file);
    if (thumbnail) page.thumbnails.set(item.id, thumbnail);
    if (mask) page.masks.set(item.id, mask);
  }
  page.liveItems.restore(removed.map(({ item }) => asBefore(item, bankVersion)));
  page.liveItems.publish();
  page.pipeline.kick();
}

/** A score holds as long as the references are those it was made with. */
function asBefore(item: Item, bankVersion: number): Item {
  if (item.status === 'failed') return item;
  if (item.bin === 'query' && item.score !== null && item.bankVersion === bankVersion) return item;
  return unscored(item);
}
