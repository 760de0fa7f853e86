import type { ItemId } from '../project/item';
import { BANK_NAME, isEntryName } from './entry-names';
import type { Manifest, ManifestEntry } from './manifest-parts';
import type { SavedItem } from './saved-project';

/** First contradiction in a manifest, as the name of an item or entry; null without one. */
export function manifestFault({ project, items, entries }: Manifest): string | null {
  const byId = new Map(items.map((item) => [item.id, item]));
  if (byId.size !== items.length) return 'items';
  const strayItem = items.find(({ id, sequence, bin, status, score, bankVersion }) => {
    const isScored = bin === 'query' && status === 'done';
    return (
      id !== `i${sequence}` ||
      sequence > project.sequence ||
      bankVersion > project.bankVersion ||
      isScored !== (bin === 'query' && score !== null)
    );
  });
  if (strayItem) return strayItem.id;
  const stray = entries.find((entry) => isStray(entry, byId, project.bankVersion));
  if (stray) return stray.name;
  return unevenEntries(entries, items, project.inBank.length > 0);
}

function isStray(
  entry: ManifestEntry,
  items: ReadonlyMap<ItemId, SavedItem>,
  bankVersion: number,
): boolean {
  if (entry.kind === 'bank') return entry.name !== BANK_NAME;
  const id = 'item' in entry ? entry.item : null;
  if (!isEntryName(entry.name, entry.kind, id)) return true;
  if (id === null) return false;
  const item = items.get(id);
  if (!item) return true;
  if (entry.kind === 'image') {
    return entry.bytes !== item.bytes || (item.hash !== null && item.hash !== entry.sha256);
  }
  if (entry.kind !== 'scores') return false;
  return item.bin !== 'query' || item.status !== 'done' || item.bankVersion !== bankVersion;
}

/** The masks of a photo are numbered: `masks/i1.png`, `masks/i1-1.png`. */
function placeOf(kind: ManifestEntry['kind'], item: ItemId, name: string): string {
  const [number = ''] = kind === 'mask' ? (/-\d+(?=\.|$)/.exec(name) ?? []) : [];
  return `${kind} ${item}${number}`;
}

/** Each name once, a photo for each item, a mask where one is said to be, a bank where it is due. */
function unevenEntries(
  entries: readonly ManifestEntry[],
  items: readonly SavedItem[],
  hasBank: boolean,
): string | null {
  const places = new Set<string>();
  for (const { name, kind, ...entry } of entries) {
    // `images/i1.png` and `images/i1.jpg` are one place.
    const place = 'item' in entry ? placeOf(kind, entry.item, name) : name;
    if (places.has(place)) return name;
    places.add(place);
  }
  const uneven = items.find(
    ({ id, hasMask }) => !places.has(`image ${id}`) || hasMask !== places.has(`mask ${id}`),
  );
  if (uneven) return uneven.id;
  return entries.some(({ kind }) => kind === 'bank') === hasBank ? null : BANK_NAME;
}
