import { unscored, type Item, type ItemId } from '../../core/project/item';
import type { Page } from '../page';
import { giveBackData, takeData, type HeldData } from './photo-data';

/** A photo outside the project, with all that is needed to have it back. */
export interface Removed {
  readonly item: Item;
  readonly data: HeldData;
}

/** Takes photos out of the project and lets go of what can be computed again. */
export function takeOut(page: Page, ids: readonly ItemId[]): Removed[] {
  page.pipeline.dropReferences(ids.filter((id) => page.liveItems.get(id)?.bin === 'reference'));
  const removed: Removed[] = [];
  for (const id of ids) {
    const item = page.liveItems.get(id);
    if (!item || !page.files.has(id)) continue;
    removed.push({ item, data: takeData(page, id) });
    page.liveItems.remove(id);
  }
  page.liveItems.publish();
  page.pipeline.kick();
  return removed;
}

/** Brings photos back, each to its place, with labels, flags, comments and masks. */
export function bringBack(page: Page, removed: readonly Removed[]): void {
  const { bankVersion } = page.store.getState();
  for (const { item, data } of removed) giveBackData(page, item.id, data);
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
