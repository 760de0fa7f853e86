import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { PackedScores } from '../../core/match/packed-scores';
import type { ItemId } from '../../core/project/item';
import type { SavedProject } from '../../core/saved/saved-project';
import type { PhotoMask } from '../../ports/files';
import type { ProjectChanges } from '../../ports/projects';
import type { PhotoSource } from '../../ports/photo-source';
import {
  ITEM_TABLES,
  ofProject,
  TABLES,
  type ItemKey,
  type KeptMask,
  type KeptScores,
  type Tables,
} from './database';
import { keptBlob, keptFile, type KeptBlob, type KeptFile } from './stored-bytes';

type Transaction = IDBPTransaction<Tables, readonly (typeof TABLES)[number][], 'readwrite'>;

/** The browser copies each on the page's thread; between two lots it can do something else. */
const PUTS_AT_ONCE = 50;
const PUT_BYTES_AT_ONCE = 4 * 2 ** 20;

/** Of photos in memory at once; one alone may be larger. */
const MOST_BYTES_HELD = 64 * 2 ** 20;

/** Thumbnails on a card of the list of projects. */
const COVER_COUNT = 4;

/** What is kept of Blobs, read before the transaction, which would end meanwhile. */
interface Read {
  readonly files: ReadonlyMap<ItemId, KeptFile>;
  readonly thumbnails: ReadonlyMap<ItemId, KeptBlob>;
  readonly masks: ReadonlyMap<ItemId, KeptMask>;
  readonly waitingMasks: readonly KeptMask[] | null;
}

/**
 * Writes all of the changes or none; resolves when they would survive a loss of power. Files beyond
 * what may be in memory at once are written ahead: without their items nobody sees them.
 *
 * @returns items whose file or mask cannot be read, which is left out, in the first case with the item
 */
export async function writeProject(
  database: IDBPDatabase<Tables>,
  id: string,
  changes: ProjectChanges,
): Promise<readonly ItemId[]> {
  const unread = new Set<ItemId>();
  const files = new Map<ItemId, KeptFile>();
  let held = 0;
  for (const [item, source] of changes.files ?? []) {
    const file = await readPhoto(source);
    if (!file) unread.add(item);
    else if (held > 0 && held + file.bytes.byteLength > MOST_BYTES_HELD) {
      await inTransaction(database, (transaction) => putAll(filePuts(transaction, id, files)));
      files.clear();
      held = 0;
    }
    if (!file) continue;
    files.set(item, file);
    held += file.bytes.byteLength;
  }
  const lost = new Set(unread);
  const masks = new Map<ItemId, KeptMask>();
  for (const [item, mask] of changes.masks ?? []) {
    const kept = await keptMask(mask).catch(() => null);
    if (kept) masks.set(item, kept);
    else unread.add(item);
  }
  const read: Read = {
    files,
    thumbnails: await mapValues(changes.thumbnails, keptBlob),
    masks,
    waitingMasks: changes.waitingMasks
      ? await Promise.all(changes.waitingMasks.map(keptMask))
      : null,
  };
  const items = (changes.items ?? []).filter((item) => !lost.has(item.id));
  await inTransaction(database, async (transaction) => {
    await putAll(putsOf(transaction, id, { ...changes, items }, read));
    await putProject(transaction, id, changes);
  });
  return [...unread];
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

/** What cannot be cloned throws at once, and what was put before it would be kept. */
function abandon(transaction: Transaction): void {
  transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // It has ended on its own.
  }
}

/** Null for a file that has gone, or that the system does not let the browser read any more. */
async function readPhoto(source: PhotoSource): Promise<KeptFile | null> {
  try {
    return await keptFile(await source.read());
  } catch {
    return null;
  }
}

async function keptMask({ file, path, further }: PhotoMask): Promise<KeptMask> {
  const first = { file: await keptFile(file), path };
  return further ? { ...first, further: await Promise.all(further.map(keptMask)) } : first;
}

async function mapValues<From, To>(
  map: ReadonlyMap<ItemId, From> = new Map(),
  change: (value: From) => Promise<To>,
): Promise<ReadonlyMap<ItemId, To>> {
  return new Map(
    await Promise.all(Array.from(map, async ([id, value]) => [id, await change(value)] as const)),
  );
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

function filePuts(
  transaction: Transaction,
  id: string,
  files: ReadonlyMap<ItemId, KeptFile>,
): Put[] {
  const table = transaction.objectStore('files');
  return Array.from(files, ([item, file]) => ({
    bytes: file.bytes.byteLength,
    run: () => table.put(file, [id, item]),
  }));
}

function putsOf(transaction: Transaction, id: string, changes: ProjectChanges, read: Read): Put[] {
  const { items = [], removed = [], unmasked = [], bank } = changes;
  const versions = new Map(items.map((item) => [item.id, item.bankVersion]));
  const versionOf = (item: ItemId) => versions.get(item) ?? changes.project.bankVersion;
  const table = <T extends (typeof TABLES)[number]>(name: T) => transaction.objectStore(name);
  const key = (item: ItemId): ItemKey => [id, item];
  const small = (run: () => Promise<unknown>): Put => ({ bytes: 0, run });
  const puts = [
    ...items.map((item) => small(() => table('items').put(item, key(item.id)))),
    ...filePuts(transaction, id, read.files),
    ...Array.from(read.thumbnails, ([item, blob]) =>
      small(() => table('thumbnails').put(blob, key(item))),
    ),
    ...Array.from(changes.scores ?? [], ([item, scores]) =>
      small(() => table('scores').put(withoutReferences(scores, versionOf(item)), key(item))),
    ),
    ...Array.from(read.masks, ([item, mask]) => small(() => table('masks').put(mask, key(item)))),
    ...unmasked.map((item) => small(() => table('masks').delete(key(item)))),
    ...removed.flatMap((item) =>
      ITEM_TABLES.filter((name) => name !== 'files').map((name) =>
        small(() => table(name).delete(key(item))),
      ),
    ),
  ];
  if (read.waitingMasks) {
    puts.push(small(() => table('waitingMasks').delete(ofProject(id))));
    for (const mask of read.waitingMasks) {
      puts.push(small(() => table('waitingMasks').put(mask, [id, mask.path])));
    }
  }
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
  const transaction = database.transaction(TABLES, 'readwrite', { durability: 'strict' });
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
  await transaction.done;
}

function withoutReferences(scores: PackedScores, bankVersion: number): KeptScores {
  const { rows, cols, distances, nearestReference, nearestPatch } = scores;
  return { rows, cols, distances, nearestReference, nearestPatch, bankVersion };
}
