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
  return place === null ? /^\d{1,6}$/.test(found) : found === place;
}
