import type { IDBPDatabase } from 'idb';
import type { ItemId } from '../../core/project/item';
import { mendProject } from '../../core/saved/mend';
import type { SavedProject } from '../../core/saved/saved-project';
import { ProblemError } from '../../core/project/problem';
import type { ProjectCard, ProjectStore } from '../../ports/projects';
import { PhotoSource } from '../../ports/photo-source';
import { connection } from './connection';
import type { ProjectRecord, Tables } from './database';
import { blobOf, fileOf } from './stored-bytes';
import { openLocks, takeLock } from './locks';
import { readProject } from './read-project';
import { deleteLoneFiles, deleteProject, sweepLoneFiles } from './sweep';
import { toBytes } from './to-bytes';
import { copyProject, writeProject } from './write-project';

const LOCK_PREFIX = 'oddspot project ';

/**
 * Projects in IndexedDB.
 *
 * @param name of the database; tests have one of their own
 */
export function createProjectStore(name = 'oddspot'): ProjectStore {
  const { run, watch } = connection(name);
  const change = (id: string, edit: (record: ProjectRecord) => ProjectRecord) =>
    run(async (database) => {
      const transaction = database.transaction('projects', 'readwrite');
      const record = await transaction.store.get(id);
      if (record) await transaction.store.put(edit(record));
      await transaction.done;
    });
  const photo = (id: string, item: ItemId) =>
    new PhotoSource(() =>
      run(async (database) => {
        const kept = await database.get('files', [id, item]);
        const file = fileOf(kept);
        if (!file) throw new ProblemError({ kind: 'unreadable-file' });
        return file;
      }),
    );
  return {
    watch,
    list: () => run(listProjects),
    async load(id) {
      const contents = await run((database) => readProject(database, id, photo));
      // The rest is done on the next visit.
      run((database) => toBytes(database, id)).catch(() => undefined);
      return contents;
    },
    write: (id, changes) => run((database) => writeProject(database, id, changes)),
    photo,
    tidy: (id) => run((database) => deleteLoneFiles(database, id)),
    rename: (id, to) =>
      change(id, (record) => ({
        ...record,
        saved: { ...(record.saved as SavedProject), name: to },
      })),
    async duplicate(id, to) {
      const copy = crypto.randomUUID();
      await run((database) => copyProject(database, id, copy, (saved) => ({ ...saved, name: to })));
      return copy;
    },
    remove: (id) => change(id, (record) => ({ ...record, removedAt: Date.now() })),
    restore: (id) => change(id, (record) => ({ ...record, removedAt: null })),
    sweep: () =>
      run(async (database) => {
        for (const { id, removedAt } of await database.getAll('projects')) {
          if (removedAt !== null) await deleteProject(database, id);
        }
        await sweepLoneFiles(database, () => openLocks(LOCK_PREFIX));
      }),
    async use() {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      const isPersistent = await navigator.storage.persisted();
      return { usedBytes: usage, quotaBytes: quota, isPersistent };
    },
    persist: () => navigator.storage.persist(),
    lock: (id, steal = false) => takeLock(LOCK_PREFIX + id, steal),
  };
}

/** The last changed first; what cannot be read has its place all the same, so that it can go. */
async function listProjects(database: IDBPDatabase<Tables>): Promise<ProjectCard[]> {
  const records = await database.getAll('projects');
  return records
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id, saved, photos, bytes, cover }) => {
      const found = mendProject(saved);
      const { name = 'Damaged project', createdAt = 0, changedAt = 0 } = found?.value ?? {};
      return {
        id,
        name,
        createdAt,
        changedAt,
        photos,
        bytes,
        cover: cover.flatMap((kept) => blobOf(kept) ?? []),
      };
    })
    .sort((a, b) => b.changedAt - a.changedAt);
}
