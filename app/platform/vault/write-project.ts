import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { PackedScores } from '../../core/match/packed-scores';
import type { ItemId } from '../../core/project/item';
import type { SavedProject } from '../../core/project/saved-project';
import type { ProjectChanges } from '../../ports/keeping';
import {
  ITEM_TABLES,
  ofProject,
  TABLES,
  type ItemKey,
  type KeptScores,
  type Tables,
} from './database';

type Transaction = IDBPTransaction<Tables, readonly (typeof TABLES)[number][], 'readwrite'>;

/** The browser copies each on the page's thread; between two lots it can do something else. */
const PUTS_AT_ONCE = 50;

/** Thumbnails on a card of the list of projects. */
const COVER_COUNT = 4;

/** Writes all of the changes or none; resolves when they would survive a loss of power. */
export async function writeProject(
  database: IDBPDatabase<Tables>,
  id: string,
  changes: ProjectChanges,
): Promise<void> {
  const transaction = database.transaction(TABLES, 'readwrite', { durability: 'strict' });
  try {
    const puts = putsOf(transaction, id, changes);
    for (let first = 0; first < puts.length; first += PUTS_AT_ONCE) {
      const asked = puts.slice(first, first + PUTS_AT_ONCE).map((put) => {
        const done = put();
        // When a later one throws, nobody waits for this one any more.
        done.catch(() => undefined);
        return done;
      });
      await Promise.all(asked);
    }
    await Promise.all([putProject(transaction, id, changes), transaction.done]);
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

type Put = () => Promise<unknown>;

/** Each change of a table, on its own: one that cannot be made throws at once or rejects. */
function putsOf(transaction: Transaction, id: string, changes: ProjectChanges): Put[] {
  const { items = [], removed = [], unmasked = [], waitingMasks, bank } = changes;
  const versions = new Map(items.map((item) => [item.id, item.bankVersion]));
  const versionOf = (item: ItemId) => versions.get(item) ?? changes.project.bankVersion;
  const table = <T extends (typeof TABLES)[number]>(name: T) => transaction.objectStore(name);
  const key = (item: ItemId): ItemKey => [id, item];
  const puts: Put[] = [
    ...items.map((item) => () => table('items').put(item, key(item.id))),
    ...entriesOf(changes.files).map(
      ([item, file]) =>
        () =>
          table('files').put(file, key(item)),
    ),
    ...entriesOf(changes.thumbnails).map(
      ([item, blob]) =>
        () =>
          table('thumbnails').put(blob, key(item)),
    ),
    ...entriesOf(changes.scores).map(
      ([item, scores]) =>
        () =>
          table('scores').put(withoutReferences(scores, versionOf(item)), key(item)),
    ),
    ...entriesOf(changes.masks).map(
      ([item, mask]) =>
        () =>
          table('masks').put(mask, key(item)),
    ),
    ...unmasked.map((item) => () => table('masks').delete(key(item))),
    ...removed.flatMap((item) => ITEM_TABLES.map((name) => () => table(name).delete(key(item)))),
  ];
  if (waitingMasks) {
    puts.push(() => table('waitingMasks').delete(ofProject(id)));
    for (const mask of waitingMasks) {
      puts.push(() => table('waitingMasks').put(mask, [id, mask.path]));
    }
  }
  if (bank === null) puts.push(() => table('banks').delete(id));
  else if (bank) puts.push(() => table('banks').put(bank, id));
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

/** Everything under another id. Files are copied by the browser. */
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

export async function deleteProject(database: IDBPDatabase<Tables>, id: string): Promise<void> {
  const transaction = database.transaction(TABLES, 'readwrite');
  const itemTables = [...ITEM_TABLES, 'waitingMasks'] as const;
  await Promise.all([
    transaction.objectStore('projects').delete(id),
    transaction.objectStore('banks').delete(id),
    ...itemTables.map((name) => transaction.objectStore(name).delete(ofProject(id))),
    transaction.done,
  ]);
}

function withoutReferences(scores: PackedScores, bankVersion: number): KeptScores {
  const { rows, cols, distances, nearestReference, nearestPatch } = scores;
  return { rows, cols, distances, nearestReference, nearestPatch, bankVersion };
}

function entriesOf<T>(map: ReadonlyMap<ItemId, T> | undefined): [ItemId, T][] {
  return map ? [...map] : [];
}
