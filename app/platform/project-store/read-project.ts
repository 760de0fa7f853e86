import type { IDBPDatabase } from 'idb';
import type { PackedScores } from '../../core/match/packed-scores';
import type { ItemId } from '../../core/project/item';
import { keptFileName } from '../../core/saved/limit-text';
import { mendItem, mendProject } from '../../core/saved/mend';
import type { SavedItem } from '../../core/saved/saved-project';
import { ProblemError } from '../../core/project/problem';
import type { PhotoMask } from '../../ports/files';
import type { KeptProject, UnreadPhoto, ProjectStore } from '../../ports/projects';
import { ofProject, type ItemKey, type KeptMask, type KeptScores, type Tables } from './database';
import { blobOf, fileOf } from './stored-bytes';

type ByItem = 'items' | 'thumbnails' | 'scores' | 'masks';

/** A project as it was last written, its photos to be read later; null when it is not there. */
export async function readProject(
  database: IDBPDatabase<Tables>,
  id: string,
  photo: ProjectStore['photo'],
): Promise<KeptProject | null> {
  const record = await database.get('projects', id);
  if (!record) return null;
  const withFile = new Set(
    (await database.getAllKeys('files', ofProject(id))).map(([, item]) => item),
  );
  const keptItems = await byItem(database, 'items', id);
  const found = mendProject(record.saved, [...withFile, ...keptItems.keys()]);
  if (!found) throw new ProblemError({ kind: 'storage-failed', detail: 'damaged project' });
  const project = found.value;
  const { items, unread, mendedPhotos } = await readItems(database, id, keptItems, withFile);
  const known = new Set(items.map((item) => item.id));
  const kept = await byItem(database, 'scores', id);
  const scores = new Map<ItemId, PackedScores>();
  for (const [item, packed] of kept) {
    if (known.has(item) && packed.bankVersion === project.bankVersion) {
      scores.set(item, withReferences(packed, project.inBank));
    }
  }
  return {
    project,
    items,
    files: new Map(items.map((item) => [item.id, photo(id, item.id)])),
    thumbnails: mapValues(await byItem(database, 'thumbnails', id), blobOf),
    scores,
    masks: mapValues(await byItem(database, 'masks', id), maskOf),
    waitingMasks: (await database.getAll('waitingMasks', ofProject(id))).map(maskOf),
    bank: (await database.get('banks', id)) ?? null,
    unread,
    mendedPhotos,
    isMended: found.losesWords,
  };
}

/** What cannot be read, or has no file, is named; damaged fields have their defaults. */
async function readItems(
  database: IDBPDatabase<Tables>,
  project: string,
  kept: ReadonlyMap<ItemId, unknown>,
  withFile: ReadonlySet<ItemId>,
): Promise<Pick<KeptProject, 'unread' | 'mendedPhotos'> & { items: SavedItem[] }> {
  const items: SavedItem[] = [];
  const unread: UnreadPhoto[] = [];
  const mendedPhotos: string[] = [];
  for (const [id, value] of kept) {
    const found = mendItem(value, id);
    if (found && withFile.has(id)) {
      const { value: item, mended, losesWords } = found;
      const file = mended.has('bytes') ? await fileAt(database, [project, id]) : null;
      items.push(file ? { ...item, bytes: file.size } : item);
      if (losesWords) mendedPhotos.push(item.name);
    } else {
      const name = nameOf(value) ?? (await fileAt(database, [project, id]))?.name ?? id;
      unread.push({ name, reason: found ? 'no-file' : 'damaged' });
    }
  }
  items.sort((a, b) => a.sequence - b.sequence);
  return { items, unread, mendedPhotos };
}

async function fileAt(database: IDBPDatabase<Tables>, key: ItemKey): Promise<File | null> {
  const kept = await database.get('files', key);
  return kept ? fileOf(kept) : null;
}

function nameOf(item: unknown): string | null {
  const { name } = (item ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? keptFileName(name) : null;
}

async function byItem<T extends ByItem>(
  database: IDBPDatabase<Tables>,
  table: T,
  id: string,
): Promise<Map<ItemId, Tables[T]['value']>> {
  const transaction = database.transaction(table);
  const store = transaction.objectStore(table);
  const [keys, values] = await Promise.all([
    store.getAllKeys(ofProject(id)),
    store.getAll(ofProject(id)),
  ]);
  return new Map(keys.map(([, item], i) => [item, values[i]!]));
}

function withReferences(kept: KeptScores, references: readonly string[]): PackedScores {
  const { rows, cols, distances, nearestReference, nearestPatch } = kept;
  return { rows, cols, distances, nearestReference, nearestPatch, references };
}

function maskOf({ file, path, further }: KeptMask): PhotoMask {
  const first = { file: fileOf(file), path };
  return further ? { ...first, further: further.map(maskOf) } : first;
}

function mapValues<From, To>(
  map: ReadonlyMap<ItemId, From>,
  change: (value: From) => To,
): Map<ItemId, To> {
  return new Map(Array.from(map, ([id, value]) => [id, change(value)]));
}
