import type { IDBPDatabase } from 'idb';
import type { ItemId } from '../../core/project/item';
import type { SavedProject } from '../../core/saved/saved-project';
import { dataKinds, kindFacts } from '../../ports/photo-data';
import type { IncomingFile } from '../../ports/files';
import type { ProjectChanges, Unwritten } from '../../ports/projects';
import {
  ITEM_TABLES,
  ofProject,
  TABLES,
  type ItemKey,
  type KeptMask,
  type Tables,
} from './database';
import { packPhotos, type PhotoRow, type Transaction } from './pack-photos';
import { packMask } from './photo-tables';

/** The browser copies each on the page's thread; between two lots it can do something else. */
const PUTS_AT_ONCE = 50;
const PUT_BYTES_AT_ONCE = 4 * 2 ** 20;

/** Thumbnails on a card of the list of projects. */
const COVER_COUNT = 4;

/**
 * Writes all of the changes or none; resolves when they would survive a loss of power. Files beyond
 * what may be in memory at once are written ahead: without their items nobody sees them.
 *
 * @returns null, and nothing is written, for further changes of a project that is not there any more
 */
export async function writeProject(
  database: IDBPDatabase<Tables>,
  id: string,
  changes: ProjectChanges,
): Promise<Unwritten | null> {
  if (changes.isFurther && (await database.getKey('projects', id)) === undefined) return null;
  const { rows, unwritten } = await packPhotos(id, changes, (full) =>
    inTransaction(database, (transaction) => putAll(photoPuts(transaction, full))),
  );
  const waiting = await packWaiting(changes.waitingMasks ?? []);
  const lost = new Set(unwritten.photos);
  const items = (changes.items ?? []).filter((item) => !lost.has(item.id));
  await inTransaction(database, async (transaction) => {
    await putAll(putsOf(transaction, id, { ...changes, items }, rows, waiting.rows));
    await putProject(transaction, id, changes);
  });
  return { ...unwritten, waitingMasks: waiting.unread };
}

async function packWaiting(
  masks: readonly IncomingFile[],
): Promise<{ readonly rows: readonly KeptMask[]; readonly unread: readonly string[] }> {
  const rows: KeptMask[] = [];
  const unread: string[] = [];
  for (const mask of masks) {
    try {
      rows.push(await packMask(mask));
    } catch {
      unread.push(mask.path);
    }
  }
  return { rows, unread };
}

async function inTransaction(
  database: IDBPDatabase<Tables>,
  work: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const transaction = database.transaction(TABLES, 'readwrite', { durability: 'strict' });
  try {
    await Promise.all([work(transaction), transaction.done]);
  } catch (error) {
    abandon(transaction);
    throw error;
  }
}

/** A value that cannot be cloned throws at once, and the puts before it would be kept. */
function abandon(transaction: Transaction): void {
  transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // It has ended on its own.
  }
}

interface Put {
  readonly bytes: number;
  readonly run: () => Promise<unknown>;
}

/** Each put on its own: one that cannot be made throws at once or rejects. */
async function putAll(puts: readonly Put[]): Promise<void> {
  let lot: Promise<unknown>[] = [];
  let bytes = 0;
  for (const put of puts) {
    const done = put.run();
    // When a later one throws, nobody waits for this one any more.
    done.catch(() => undefined);
    lot.push(done);
    bytes += put.bytes;
    if (lot.length < PUTS_AT_ONCE && bytes < PUT_BYTES_AT_ONCE) continue;
    await Promise.all(lot);
    lot = [];
    bytes = 0;
  }
  await Promise.all(lot);
}

function photoPuts(transaction: Transaction, rows: readonly PhotoRow[]): Put[] {
  return rows.map(({ bytes, put }) => ({ bytes, run: () => put(transaction) }));
}

function putsOf(
  transaction: Transaction,
  id: string,
  { items = [], removed = [], withdrawn = {}, withdrawnMasks = [], bank }: ProjectChanges,
  rows: readonly PhotoRow[],
  waitingMasks: readonly KeptMask[],
): Put[] {
  const table = <T extends (typeof TABLES)[number]>(name: T) => transaction.objectStore(name);
  const key = (item: ItemId): ItemKey => [id, item];
  const small = (run: () => Promise<unknown>): Put => ({ bytes: 0, run });
  const gone = dataKinds.filter((kind) => !kindFacts[kind].outlivesItem);
  const puts = [
    ...items.map((item) => small(() => table('items').put(item, key(item.id)))),
    ...photoPuts(transaction, rows),
    ...dataKinds.flatMap((kind) =>
      (withdrawn[kind] ?? []).map((item) => small(() => table(kind).delete(key(item)))),
    ),
    ...removed.flatMap((item) =>
      (['items', ...gone] as const).map((name) => small(() => table(name).delete(key(item)))),
    ),
    ...withdrawnMasks.map((path) => small(() => table('waitingMasks').delete([id, path]))),
    ...waitingMasks.map((mask) => small(() => table('waitingMasks').put(mask, [id, mask.path]))),
  ];
  if (bank === null) puts.push(small(() => table('banks').delete(id)));
  else if (bank) puts.push(small(() => table('banks').put(bank, id)));
  return puts;
}

/** The project itself, with what the list shows of it. */
async function putProject(
  transaction: Transaction,
  id: string,
  { project, photos, bytes, removed = [], thumbnails }: ProjectChanges,
): Promise<void> {
  const projects = transaction.objectStore('projects');
  const before = await projects.get(id);
  let cover = before?.cover ?? [];
  if (removed.length > 0 || (thumbnails && cover.length < COVER_COUNT)) {
    cover = await transaction.objectStore('thumbnails').getAll(ofProject(id), COVER_COUNT);
  }
  await projects.put({ id, saved: project, photos, bytes, cover, removedAt: null });
}

/** Everything under another id. */
export async function copyProject(
  database: IDBPDatabase<Tables>,
  from: string,
  to: string,
  change: (saved: SavedProject) => SavedProject,
): Promise<void> {
  await inTransaction(database, (transaction) => copyAll(transaction, from, to, change));
}

async function copyAll(
  transaction: Transaction,
  from: string,
  to: string,
  change: (saved: SavedProject) => SavedProject,
): Promise<void> {
  const record = await transaction.objectStore('projects').get(from);
  if (!record) throw new RangeError(`copyProject: no project ${from}`);
  const saved = change(record.saved as SavedProject);
  await transaction.objectStore('projects').put({ ...record, id: to, saved, removedAt: null });
  for (const name of [...ITEM_TABLES, 'waitingMasks'] as const) {
    const table = transaction.objectStore(name);
    for await (const cursor of table.iterate(ofProject(from))) {
      await table.put(cursor.value as never, [to, cursor.key[1]]);
    }
  }
  const bank = await transaction.objectStore('banks').get(from);
  if (bank) await transaction.objectStore('banks').put(bank, to);
}
