import type { IDBPDatabase } from 'idb';
import { ofProject, type Tables } from './database';
import { keptBlob, keptFile, type MaybeBlob, type MaybeFile } from './stored-bytes';

/**
 * Brings a project that an earlier build has kept up to date: Blobs become bytes, one at a time,
 * since a transaction ends while a Blob is read. What cannot be read stays as it is.
 */
export async function toBytes(database: IDBPDatabase<Tables>, id: string): Promise<void> {
  const range = ofProject(id);
  for (const table of ['files', 'thumbnails'] as const) {
    for (const key of await database.getAllKeys(table, range)) {
      const was: MaybeBlob | MaybeFile | undefined = await database.get(table, key);
      if (!(was instanceof Blob)) continue;
      const now = was instanceof File ? await keptFile(was) : await keptBlob(was);
      await replace(database, table, key, now as Tables[typeof table]['value']);
    }
  }
  for (const table of ['masks', 'waitingMasks'] as const) {
    for (const key of await database.getAllKeys(table, range)) {
      const mask = await database.get(table, key);
      if (!(mask?.file instanceof File)) continue;
      await replace(database, table, key, { ...mask, file: await keptFile(mask.file) });
    }
  }
  const record = await database.get('projects', id);
  if (record?.cover.some((blob) => blob instanceof Blob)) {
    const cover = await database.getAll('thumbnails', range, record.cover.length);
    await changeRecord(database, id, cover);
  }
}

/** Only what is still there, and still a Blob: another tab may have been at work. */
async function replace<Table extends 'files' | 'thumbnails' | 'masks' | 'waitingMasks'>(
  database: IDBPDatabase<Tables>,
  table: Table,
  key: Tables[Table]['key'],
  value: Tables[Table]['value'],
): Promise<void> {
  const transaction = database.transaction(table, 'readwrite');
  const now: unknown = await transaction.store.get(key);
  const held = (now as { readonly file?: unknown } | undefined)?.file ?? now;
  if (held instanceof Blob) await transaction.store.put(value, key);
  await transaction.done;
}

async function changeRecord(
  database: IDBPDatabase<Tables>,
  id: string,
  cover: readonly MaybeBlob[],
): Promise<void> {
  const transaction = database.transaction('projects', 'readwrite');
  const record = await transaction.store.get(id);
  if (record) await transaction.store.put({ ...record, cover });
  await transaction.done;
}
