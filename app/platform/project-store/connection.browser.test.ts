import { openDB } from 'idb';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { ProjectChanges, ProjectStore } from '../../ports/projects';
import { PhotoSource } from '../../ports/photo-source';
import { openOldDatabase } from '../../testing/old-database';
import { savedEmpty, savedItemOf } from '../../testing/saved';
import { testDatabase } from '../../testing/test-database';
import { createProjectStore } from './project-store';

let name = '';
let store: ProjectStore;

beforeEach(() => {
  name = testDatabase();
  store = createProjectStore(name);
});

const newerVersion = 99;
const newerThere = { problem: { kind: 'storage-newer' } };

const changes = (projectName: string): ProjectChanges => ({
  project: { ...savedEmpty, name: projectName },
  photos: 1,
  bytes: 1,
  items: [savedItemOf('i1')],
  files: new Map([['i1', PhotoSource.of(new File(['1'], 'f1.png'))]]),
});

it('lets a newer build have the database once the last write is done', async () => {
  await store.write('p', changes('First'));
  const done: string[] = [];
  store.watch({
    onNewer: async () => {
      await store.write('p', changes('Last'));
      done.push('written');
    },
    onBlocked: () => {},
    onCleared: () => {},
  });
  const newer = await openDB(name, newerVersion);
  done.push('opened');
  expect(done).toEqual(['written', 'opened']);
  expect(await newer.get('projects', 'p')).toMatchObject({ saved: { name: 'Last' } });
  expect(await newer.count('files')).toBe(1);
  await expect(store.write('p', changes('Too late'))).rejects.toMatchObject(newerThere);
  await expect(store.photo('p', 'i1').read()).rejects.toMatchObject(newerThere);
  newer.close();
});

it('lets a newer build have the database also where the last write fails', async () => {
  await store.list();
  const onNewer = () => Promise.reject(new Error('no room'));
  store.watch({ onNewer, onBlocked: () => {}, onCleared: () => {} });
  (await openDB(name, newerVersion)).close();
  await expect(store.list()).rejects.toMatchObject(newerThere);
});

it('waits for a tab with an older build, and says so', async () => {
  const older = await openOldDatabase(name);
  const blocked = new Promise<void>((resolve) =>
    store.watch({ onNewer: async () => {}, onBlocked: resolve, onCleared: () => {} }),
  );
  const listing = store.list();
  await blocked;
  older.close();
  expect(await listing).toEqual([]);
});

it('opens the database again when the browser has closed it, or would not open it', async () => {
  await store.write('p', changes('First'));
  const opened = vi.spyOn(indexedDB, 'open');
  onTestFinished(() => opened.mockRestore());
  const second = createProjectStore(name);
  opened.mockImplementationOnce(() => {
    throw new DOMException('no disk', 'UnknownError');
  });
  await expect(second.list()).rejects.toMatchObject({ problem: { kind: 'storage-failed' } });
  expect(await second.list()).toHaveLength(1);
  const cleared = vi.fn<() => void>();
  second.watch({ onNewer: async () => {}, onBlocked: () => {}, onCleared: cleared });
  // As a browser does that clears the site, or loses the disk.
  const { result } = opened.mock.results.at(-1)!.value as IDBOpenDBRequest;
  result.close();
  result.dispatchEvent(new Event('close'));
  expect(cleared).toHaveBeenCalledTimes(1);
  expect(await second.list()).toHaveLength(1);
  expect(opened).toHaveBeenCalledTimes(3);
});
