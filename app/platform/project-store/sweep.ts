import type { IDBPDatabase } from 'idb';
import { ITEM_TABLES, ofProject, type ItemKey, type Tables } from './database';

/** Deletes a project with all that belongs to it. */
export async function deleteProject(database: IDBPDatabase<Tables>, id: string): Promise<void> {
  const tables = ['projects', 'banks', ...ITEM_TABLES, 'waitingMasks'] as const;
  const transaction = database.transaction(tables, 'readwrite');
  const byItem = [...ITEM_TABLES, 'waitingMasks'] as const;
  await Promise.all([
    transaction.objectStore('projects').delete(id),
    transaction.objectStore('banks').delete(id),
    ...byItem.map((name) => transaction.objectStore(name).delete(ofProject(id))),
    transaction.done,
  ]);
}

/** Deletes the files of a project whose items have gone. */
export async function deleteLoneFiles(database: IDBPDatabase<Tables>, id: string): Promise<void> {
  await deleteLone(database, await loneFiles(database, ofProject(id)));
}

/**
 * Deletes files without items, as removed photos and crashes leave them, but for those of projects
 * that a tab has open: it may be about to write their items.
 *
 * @param openProjects asked after the files have been listed, so that none is taken for lone that
 *   was begun meanwhile
 */
export async function sweepLoneFiles(
  database: IDBPDatabase<Tables>,
  openProjects: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  const lone = await loneFiles(database);
  if (lone.length === 0) return;
  const open = await openProjects();
  await deleteLone(
    database,
    lone.filter(([project]) => !open.has(project)),
  );
}

async function loneFiles(database: IDBPDatabase<Tables>, range?: IDBKeyRange): Promise<ItemKey[]> {
  const transaction = database.transaction(['items', 'files']);
  const [items, files] = await Promise.all([
    transaction.objectStore('items').getAllKeys(range),
    transaction.objectStore('files').getAllKeys(range),
  ]);
  const known = new Set(items.map((key) => key.join('\n')));
  return files.filter((key) => !known.has(key.join('\n')));
}

async function deleteLone(database: IDBPDatabase<Tables>, keys: readonly ItemKey[]): Promise<void> {
  const transaction = database.transaction(['items', 'files'], 'readwrite');
  for (const key of keys) {
    const isLone = (await transaction.objectStore('items').getKey(key)) === undefined;
    if (isLone) await transaction.objectStore('files').delete(key);
  }
  await transaction.done;
}
