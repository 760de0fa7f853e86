import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { PackedScores } from '../../core/match/packed-scores';
import type { ItemId } from '../../core/project/item';
import { SAVED_VERSION } from '../../core/saved/default-settings';
import { migrate } from '../../core/saved/migrations';
import { dataKinds } from '../../ports/photo-data';
import type { MaybeBlob, MaybeFile } from './stored-bytes';

/** A mask, with its path in the folder that it came from. */
export interface KeptMask {
  readonly file: MaybeFile;
  readonly path: string;
  /** Others of the same photo. */
  readonly further?: readonly KeptMask[];
}

/** Of something that belongs to an item: the project's id and the item's. */
export type ItemKey = [project: string, item: ItemId];

/** Patch scores without the list of references, which the project has once for all. */
export interface KeptScores extends Omit<PackedScores, 'references'> {
  /** Of the bank that they were made with. */
  readonly bankVersion: number;
}

export interface ProjectRecord {
  readonly id: string;
  /** As `savedProject` reads it. */
  readonly saved: unknown;
  readonly photos: number;
  readonly bytes: number;
  readonly cover: readonly MaybeBlob[];
  /** Since when it is off the list; null while it is on it. */
  readonly removedAt: number | null;
}

export interface Tables extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  /** As `savedItem` reads it. */
  items: { key: ItemKey; value: unknown };
  files: { key: ItemKey; value: MaybeFile };
  thumbnails: { key: ItemKey; value: MaybeBlob };
  scores: { key: ItemKey; value: KeptScores };
  masks: { key: ItemKey; value: KeptMask };
  /** By path: masks whose photo has not come yet. */
  waitingMasks: { key: [project: string, path: string]; value: KeptMask };
  banks: { key: string; value: ArrayBuffer };
}

/** Tables that are keyed by item. */
export const ITEM_TABLES = ['items', ...dataKinds] as const;

export const TABLES = ['projects', ...ITEM_TABLES, 'waitingMasks', 'banks'] as const;

/** How the tables are laid out: 2 holds bytes in place of Blobs, see `toBytes`. A new table raises it. */
const LAYOUT = 2;

/** A newer project or layout is nothing that an older build could read. */
const VERSION = SAVED_VERSION + LAYOUT;

/** Changes of an open database by other tabs, or by the browser. */
interface DatabaseEvents {
  /** It was given to a newer build in another tab, or else cleared. */
  readonly onClosed?: (isCleared: boolean) => void;
  /** A newer build waits for it; it is closed when the promise settles. */
  readonly onNewer?: () => Promise<void>;
  /** It is not opened before another tab closes an older version. */
  readonly onBlocked?: () => void;
}

/** Rejects with a DOMException: `VersionError` for a database that a newer build has changed. */
export function openDatabase(
  name: string,
  { onClosed = () => {}, onNewer, onBlocked = () => {} }: DatabaseEvents = {},
): Promise<IDBPDatabase<Tables>> {
  return openDB<Tables>(name, VERSION, {
    upgrade(database, from, _to, transaction) {
      if (from === 0) database.createObjectStore('projects', { keyPath: 'id' });
      for (const table of [...ITEM_TABLES, 'waitingMasks', 'banks'] as const) {
        if (!database.objectStoreNames.contains(table)) database.createObjectStore(table);
      }
      return from === 0 ? undefined : migrateAll(transaction);
    },
    blocked: onBlocked,
    async blocking(_now, wanted, event) {
      // No build waits for one that is deleted.
      if (wanted !== null) await onNewer?.().catch(() => undefined);
      (event.target as IDBDatabase).close();
      onClosed(wanted === null);
    },
    terminated: () => onClosed(true),
  });
}

/** All keys that begin with the project's id. */
export function ofProject(id: string): IDBKeyRange {
  // An array comes after every string, whatever the string.
  return IDBKeyRange.bound([id], [id, []]);
}

type Upgrade = IDBPTransaction<Tables, StoreNames<Tables>[], 'versionchange'>;

/** Brings what an earlier build has kept to what this one keeps; what is damaged stays as it is. */
async function migrateAll(transaction: Upgrade): Promise<void> {
  const [projects, items] = [transaction.objectStore('projects'), transaction.objectStore('items')];
  for (const record of await projects.getAll()) {
    const version = Number((record.saved as { readonly version?: unknown } | null)?.version);
    if (!Number.isInteger(version) || version < 0 || version >= SAVED_VERSION) continue;
    const keys = await items.getAllKeys(ofProject(record.id));
    const kept = await items.getAll(ofProject(record.id));
    const moved = migrate({ project: record.saved, items: kept }, version);
    await projects.put({ ...record, saved: moved.project });
    for (const [i, item] of (moved.items as unknown[]).entries()) await items.put(item, keys[i]);
  }
}
