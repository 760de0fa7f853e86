import { z } from 'zod';
import type { ItemId } from '../project/item';
import {
  MOST_BANK_BYTES,
  MOST_ENTRY_BYTES,
  MOST_FILE_NAME,
  MOST_PATH,
  MOST_SMALL_BYTES,
} from './limits';
import { savedHash, savedId, type SavedItem, type SavedProject } from './saved-project';

const most = (bytes: number) => z.int().nonnegative().max(bytes);

/** Photos whose content says something else are refused when they are looked at. */
const photoType = z
  .string()
  .max(100)
  .regex(/^$|^image\/(jpeg|png|webp|tiff|bmp|gif|avif|heic|heif)$/);

const facts = (bytes: number) => ({ name: z.string(), bytes: most(bytes), sha256: savedHash });
const fileFacts = { type: photoType, lastModified: z.int() };
const maskFacts = {
  ...fileFacts,
  fileName: z.string().max(MOST_FILE_NAME),
  path: z.string().max(MOST_PATH),
};

/** A file inside the project file: its name in there, its size and what it is. */
export const manifestEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image'),
    item: savedId,
    ...facts(MOST_ENTRY_BYTES),
    ...fileFacts,
  }),
  z.strictObject({
    kind: z.literal('thumbnail'),
    item: savedId,
    ...facts(MOST_SMALL_BYTES),
    type: z.enum(['image/webp', 'image/jpeg', 'image/png']),
  }),
  z.strictObject({ kind: z.literal('scores'), item: savedId, ...facts(MOST_SMALL_BYTES) }),
  z.strictObject({
    kind: z.literal('mask'),
    item: savedId,
    ...facts(MOST_ENTRY_BYTES),
    ...maskFacts,
  }),
  z.strictObject({ kind: z.literal('waiting-mask'), ...facts(MOST_ENTRY_BYTES), ...maskFacts }),
  z.strictObject({ kind: z.literal('bank'), ...facts(MOST_BANK_BYTES) }),
]);

export type ManifestEntry = z.infer<typeof manifestEntry>;

/** Contents of a project file's manifest. */
export interface Manifest {
  readonly project: SavedProject;
  readonly items: readonly SavedItem[];
  readonly entries: readonly ManifestEntry[];
}

interface EntryPlace {
  readonly folder: string;
  /** Null for that of the file which the entry holds. */
  readonly ending: string | null;
}

const entryPlaces: Readonly<Record<ManifestEntry['kind'], EntryPlace>> = {
  image: { folder: 'images/', ending: null },
  thumbnail: { folder: 'thumbnails/', ending: '' },
  scores: { folder: 'scores/', ending: '.bin' },
  mask: { folder: 'masks/', ending: null },
  'waiting-mask': { folder: 'masks/waiting/', ending: null },
  bank: { folder: 'bank', ending: '.bin' },
};

/** The name of an entry: made of ids and numbers alone. */
export function entryName(
  kind: Exclude<ManifestEntry['kind'], 'bank'>,
  place: ItemId | number,
  fileName: string,
): string {
  const { folder, ending } = entryPlaces[kind];
  const [, own = ''] = /(\.[a-z0-9]{1,5})$/i.exec(fileName) ?? [];
  return `${folder}${place}${ending ?? own.toLowerCase()}`;
}

/** Whether an entry has a name that `entryName` gives. */
export function isEntryName(entry: ManifestEntry): boolean {
  const { folder, ending } = entryPlaces[entry.kind];
  if (!entry.name.startsWith(folder)) return false;
  const place = 'item' in entry ? entry.item : entry.kind === 'bank' ? '' : '\\d{1,6}';
  const end = ending === null ? '(\\.[a-z0-9]{1,5})?' : ending.replace('.', '\\.');
  return new RegExp(`^${place}${end}$`).test(entry.name.slice(folder.length));
}

export const BANK_NAME = 'bank.bin';
