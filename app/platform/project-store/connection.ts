import type { IDBPDatabase } from 'idb';
import { ProblemError } from '../../core/project/problem';
import type { StoreWatcher } from '../../ports/projects';
import { openDatabase, type Tables } from './database';

export interface Connection {
  /** Opens the database where it is not open, and rejects with ProblemError alone. */
  run<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T>;
  watch(watcher: StoreWatcher): void;
}

/** A database that is opened when it is first needed, and once more after it was closed. */
export function connection(name: string): Connection {
  let opening: Promise<IDBPDatabase<Tables>> | null = null;
  let watcher: StoreWatcher | null = null;
  const open = async () => {
    opening ??= openDatabase(name, {
      onClosed: (isCleared) => {
        opening = null;
        if (isCleared) watcher?.onCleared();
      },
      onNewer: async () => watcher?.onNewer(),
      onBlocked: () => watcher?.onBlocked(),
    });
    const attempt = opening;
    try {
      return await attempt;
    } catch (error) {
      // The next call tries once more.
      if (opening === attempt) opening = null;
      throw error;
    }
  };
  return {
    async run(work) {
      try {
        return await work(await open());
      } catch (error) {
        if (isClosed(error)) opening = null;
        throw storageProblem(error);
      }
    },
    watch(next) {
      watcher = next;
    },
  };
}

function storageProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { name = '', message = String(error) } = (error ?? {}) as Partial<Error>;
  if (name === 'QuotaExceededError') return new ProblemError({ kind: 'storage-full' });
  if (name === 'VersionError') return new ProblemError({ kind: 'storage-newer' });
  return new ProblemError({ kind: 'storage-failed', detail: message });
}

/** The browser closes a database that it clears, or whose disk has gone. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
