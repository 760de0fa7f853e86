import type { IDBPTransaction } from 'idb';
import type { ItemId } from '../../core/project/item';
import {
  dataKinds,
  type DataKind,
  type PhotoData,
  type PhotoDataMaps,
} from '../../ports/photo-data';
import type { ProjectChanges, Unwritten } from '../../ports/projects';
import type { TABLES, Tables } from './database';
import { photoTables } from './photo-tables';

export type Transaction = IDBPTransaction<Tables, readonly (typeof TABLES)[number][], 'readwrite'>;

/** A row of a photo's data, read before the transaction, which would end meanwhile. */
export interface PhotoRow {
  /** 0 where all rows of the kind are small together. */
  readonly bytes: number;
  readonly put: (transaction: Transaction) => Promise<unknown>;
}

export interface PackedPhotos {
  readonly rows: readonly PhotoRow[];
  /** Items whose photo, or whose mask, cannot be read and is left out. */
  readonly unwritten: Pick<Unwritten, 'photos' | 'masks'>;
}

/** Of large data in memory at once; one alone may be larger. */
const MOST_BYTES_HELD = 64 * 2 ** 20;

/**
 * The rows that changes make.
 *
 * @param id of the project
 * @param writeAhead takes rows of large data beyond what may be in memory at once
 */
export async function packPhotos(
  id: string,
  changes: ProjectChanges,
  writeAhead: (rows: readonly PhotoRow[]) => Promise<void>,
): Promise<PackedPhotos> {
  const unwritten: Record<'photos' | 'masks', ItemId[]> = { photos: [], masks: [] };
  const versions = new Map(changes.items?.map((item) => [item.id, item.bankVersion]));
  const rowOf = async <Kind extends DataKind>(kind: Kind, item: ItemId, value: PhotoData[Kind]) => {
    const { pack, ifGone, largeBytes } = photoTables[kind];
    try {
      const row = await pack(value, versions.get(item) ?? changes.project.bankVersion);
      const put: PhotoRow['put'] = (transaction) =>
        transaction.objectStore(kind).put(row, [id, item]);
      return { bytes: largeBytes?.(row) ?? 0, put };
    } catch (error) {
      if (ifGone === 'fail') throw error;
      unwritten[ifGone === 'leave out with item' ? 'photos' : 'masks'].push(item);
      return null;
    }
  };
  const rowsOf = async <Kind extends DataKind>(kind: Kind) => {
    const data: Partial<PhotoDataMaps> = changes;
    const values: ReadonlyMap<ItemId, PhotoData[Kind]> = data[kind] ?? new Map();
    const makers = Array.from(
      values,
      ([item, value]) =>
        () =>
          rowOf(kind, item, value),
    );
    if (photoTables[kind].largeBytes) return oneByOne(makers, writeAhead);
    return (await Promise.all(makers.map((make) => make()))).filter((row) => row !== null);
  };
  const rows: PhotoRow[] = [];
  for (const kind of dataKinds) rows.push(...(await rowsOf(kind)));
  return { rows, unwritten };
}

/** The last rows; those before are written as soon as they are too large together. */
async function oneByOne(
  makers: readonly (() => Promise<PhotoRow | null>)[],
  writeAhead: (rows: readonly PhotoRow[]) => Promise<void>,
): Promise<readonly PhotoRow[]> {
  let rows: PhotoRow[] = [];
  let held = 0;
  for (const make of makers) {
    const row = await make();
    if (!row) continue;
    if (held > 0 && held + row.bytes > MOST_BYTES_HELD) {
      await writeAhead(rows);
      rows = [];
      held = 0;
    }
    rows.push(row);
    held += row.bytes;
  }
  return rows;
}
