import type { IDBPDatabase } from 'idb';
import type { ItemId } from '../../core/project/item';
import { keptFileName, keptPath } from '../../core/saved/limit-text';
import { mendItem, mendProject } from '../../core/saved/mend';
import type { SavedItem } from '../../core/saved/saved-project';
import { ProblemError } from '../../core/project/problem';
import type { IncomingFile } from '../../ports/files';
import {
  dataKinds,
  dataMaps,
  type DataKind,
  type PhotoData,
  type PhotoDataMaps,
} from '../../ports/photo-data';
import type { KeptProject, ProjectStore, UnreadMask, UnreadPhoto } from '../../ports/projects';
import { ofProject, type ItemKey, type Tables } from './database';
import { photoTables, unpackMask } from './photo-tables';
import { fileOf } from './stored-bytes';

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
  const unreadMasks: UnreadMask[] = [];
  const data = await readData(database, id, { project, items }, unreadMasks);
  const waitingMasks = await readWaitingMasks(database, id, unreadMasks);
  const bank: unknown = await database.get('banks', id);
  return {
    project,
    items,
    ...data,
    files: new Map(items.map((item) => [item.id, photo(id, item.id)])),
    waitingMasks,
    // Without it, all is computed again.
    bank: bank instanceof ArrayBuffer ? bank : null,
    unread,
    unreadMasks,
    mendedPhotos,
    isMended: found.losesWords,
  };
}

/** All that is read with the project; damaged data that a person has brought is named. */
async function readData(
  database: IDBPDatabase<Tables>,
  id: string,
  { project, items }: Pick<KeptProject, 'project' | 'items'>,
  unread: UnreadMask[],
): Promise<PhotoDataMaps> {
  const rows = new Map<DataKind, ReadonlyMap<ItemId, unknown>>();
  for (const kind of dataKinds) {
    if (photoTables[kind].unpack) rows.set(kind, await byItem(database, kind, id));
  }
  return dataMaps(<Kind extends DataKind>(kind: Kind) => {
    const { unpack, isBrought } = photoTables[kind];
    const values = new Map<ItemId, PhotoData[Kind]>();
    for (const item of items) {
      const row = rows.get(kind)?.get(item.id);
      const value = row === undefined || !unpack ? null : unpack(row, project);
      if (value) values.set(item.id, value);
      else if (row !== undefined && isBrought) {
        unread.push({ item: item.id, name: pathOf(row) ?? item.name });
      }
    }
    return values;
  });
}

async function readWaitingMasks(
  database: IDBPDatabase<Tables>,
  id: string,
  unread: UnreadMask[],
): Promise<IncomingFile[]> {
  const masks: IncomingFile[] = [];
  for (const [path, row] of await byItem(database, 'waitingMasks', id)) {
    const mask = unpackMask(row);
    if (mask) masks.push(mask);
    else unread.push({ item: null, name: path });
  }
  return masks;
}

/** Items that cannot be read, or have no file, are named; damaged fields have their defaults. */
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
      unread.push({ id, name, reason: found ? 'no-file' : 'damaged' });
    }
  }
  items.sort((a, b) => a.sequence - b.sequence);
  return { items, unread, mendedPhotos };
}

async function fileAt(database: IDBPDatabase<Tables>, key: ItemKey): Promise<File | null> {
  const kept = await database.get('files', key);
  return fileOf(kept);
}

function pathOf(row: unknown): string | null {
  const { path } = (row ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' && path !== '' ? keptPath(path) : null;
}

function nameOf(item: unknown): string | null {
  const { name } = (item ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? keptFileName(name) : null;
}

/** The rows of a project in a table, by item or path. */
async function byItem(
  database: IDBPDatabase<Tables>,
  table: 'items' | DataKind | 'waitingMasks',
  id: string,
): Promise<Map<string, unknown>> {
  const transaction = database.transaction(table);
  const store = transaction.objectStore(table);
  const [keys, values] = await Promise.all([
    store.getAllKeys(ofProject(id)),
    store.getAll(ofProject(id)),
  ]);
  return new Map(keys.map(([, key], i) => [key, values[i]]));
}
