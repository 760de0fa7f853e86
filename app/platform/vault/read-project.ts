import type { IDBPDatabase } from 'idb';
import type { PackedScores } from '../../core/match/packed-scores';
import type { ItemId } from '../../core/project/item';
import { savedItem, savedProject, type SavedItem } from '../../core/project/saved-project';
import { ProblemError } from '../../core/project/problem';
import type { ProjectContents } from '../../ports/keeping';
import { ofProject, type KeptScores, type Tables } from './database';

type ByItem = 'files' | 'thumbnails' | 'scores' | 'masks';

/** A project as it was last written; null when it is not there. */
export async function readProject(
  database: IDBPDatabase<Tables>,
  id: string,
): Promise<ProjectContents | null> {
  const record = await database.get('projects', id);
  if (!record) return null;
  const parsed = savedProject.safeParse(record.saved);
  if (!parsed.success) {
    const detail = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ProblemError({ kind: 'storage-failed', detail: `damaged project: ${detail}` });
  }
  const project = parsed.data;
  const files = await byItem(database, 'files', id);
  const items = await readItems(database, id, files);
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
    files,
    thumbnails: await byItem(database, 'thumbnails', id),
    scores,
    masks: await byItem(database, 'masks', id),
    waitingMasks: await database.getAll('waitingMasks', ofProject(id)),
    bank: (await database.get('banks', id)) ?? null,
  };
}

/** Photos as they are kept; those that are not are left out. */
export async function readFiles(
  database: IDBPDatabase<Tables>,
  id: string,
  items: Iterable<ItemId>,
): Promise<Map<ItemId, File>> {
  const store = database.transaction('files').store;
  const found = await Promise.all(
    Array.from(items, async (item) => [item, await store.get([id, item])] as const),
  );
  return new Map(found.flatMap(([item, file]) => (file ? [[item, file]] : [])));
}

/** What cannot be read, or has no file, is as if it had never been there. */
async function readItems(
  database: IDBPDatabase<Tables>,
  id: string,
  files: ReadonlyMap<ItemId, File>,
): Promise<SavedItem[]> {
  const kept = await database.getAll('items', ofProject(id));
  return kept
    .flatMap((value) => savedItem.safeParse(value).data ?? [])
    .filter((item) => files.has(item.id))
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
