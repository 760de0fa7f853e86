import type { ItemId } from '../project/item';

/** The entries of a project file that belong to a photo, or to one of many. */
export type PlacedKind = 'image' | 'thumbnail' | 'scores' | 'mask' | 'waiting-mask';

export const MANIFEST_NAME = 'manifest.json';
export const BANK_NAME = 'bank.bin';

interface Naming {
  readonly folder: string;
  /** Null for the ending of the file that is kept, if it has one. */
  readonly ending: string | null;
}

const namings: Readonly<Record<PlacedKind, Naming>> = {
  image: { folder: 'images/', ending: null },
  thumbnail: { folder: 'thumbnails/', ending: '' },
  scores: { folder: 'scores/', ending: '.bin' },
  mask: { folder: 'masks/', ending: null },
  'waiting-mask': { folder: 'masks/waiting/', ending: null },
};

const FILE_ENDING = /\.[a-z0-9]{1,5}$/;

/** The name of an entry: made of ids and numbers alone. */
export function entryName(kind: PlacedKind, place: ItemId | number, fileName: string): string {
  const { folder, ending } = namings[kind];
  return `${folder}${place}${ending ?? FILE_ENDING.exec(fileName.toLowerCase())?.[0] ?? ''}`;
}

/** The place of a mask of a photo: its id for the first, then `i1-1`, `i1-2`. */
export function maskPlace(item: ItemId, index: number): string {
  return index === 0 ? item : `${item}-${index}`;
}

/** The number of a further mask of a photo; null for another place. */
function furtherMask(place: string, item: ItemId): number | null {
  const number = place.startsWith(`${item}-`) ? place.slice(item.length + 1) : '';
  return /^[1-9]\d{0,3}$/.test(number) ? Number(number) : null;
}

/**
 * Whether an entry has the name that {@link entryName} gives it.
 *
 * @param place an id; null for masks without a photo, which have any number of up to six digits
 */
export function isEntryName(name: string, kind: PlacedKind, place: ItemId | null): boolean {
  const stem = name.replace(FILE_ENDING, '');
  const end = name.slice(stem.length);
  const { folder, ending } = namings[kind];
  if (!stem.startsWith(folder) || (ending !== null && end !== ending)) return false;
  const found = stem.slice(folder.length);
  if (place === null) return /^\d{1,6}$/.test(found);
  return found === place || (kind === 'mask' && furtherMask(found, place) !== null);
}
