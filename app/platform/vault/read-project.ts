import type { IDBPDatabase } from 'idb';
import type { PackedScores } from '../../core/match/packed-scores';
import type { ItemId } from '../../core/project/item';
import { savedItem, savedProject, type SavedItem } from '../../core/project/saved-project';
import { ProblemError } from '../../core/project/problem';
import type { IncomingFile } from '../../ports';
import type { ProjectContents, Vault } from '../../ports/keeping';
import { ofProject, type KeptMask, type KeptScores, type Tables } from './database';
import { blobOf, fileOf } from './kept-bytes';

type ByItem = 'thumbnails' | 'scores' | 'masks';

/** A project as it was last written, its photos to be read later; null when it is not there. */
export async function readProject(
  database: IDBPDatabase<Tables>,
  id: string,
  photo: Vault['photo'],
): Promise<ProjectContents | null> {
  const record = await database.get('projects', id);
  if (!record) return null;
  const parsed = savedProject.safeParse(record.saved);
  if (!parsed.success) {
    const detail = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ProblemError({ kind: 'storage-failed', detail: `damaged project: ${detail}` });
  }
  const project = parsed.data;
  const withFile = new Set(
    (await database.getAllKeys('files', ofProject(id))).map(([, item]) => item),
  );
  const items = await readItems(database, id, withFile);
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
  };
}

/** What cannot be read, or has no file, is as if it had never been there. */
async function readItems(
  database: IDBPDatabase<Tables>,
  id: string,
  withFile: ReadonlySet<ItemId>,
): Promise<SavedItem[]> {
  const kept = await database.getAll('items', ofProject(id));
  return kept
    .flatMap((value) => savedItem.safeParse(value).data ?? [])
    .filter((item) => withFile.has(item.id))
    .sort((a, b) => a.sequence - b.sequence);
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

function maskOf({ file, path }: KeptMask): IncomingFile {
  return { file: fileOf(file), path };
}

function mapValues<From, To>(
  map: ReadonlyMap<ItemId, From>,
  change: (value: From) => To,
): Map<ItemId, To> {
  return new Map(Array.from(map, ([id, value]) => [id, change(value)]));
}
