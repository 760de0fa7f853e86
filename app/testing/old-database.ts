import { openDB, type IDBPDatabase } from 'idb';

const TABLES = ['items', 'files', 'thumbnails', 'scores', 'masks', 'waitingMasks', 'banks'];

/** The database of projects as the first build made it. It does not close for a newer one. */
export function openOldDatabase(name: string): Promise<IDBPDatabase> {
  return openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore('projects', { keyPath: 'id' });
      for (const table of TABLES) database.createObjectStore(table);
    },
  });
}
