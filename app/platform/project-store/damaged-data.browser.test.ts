import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IDBPDatabase } from 'idb';
import { savedEmpty, savedItemOf } from '../../testing/saved';
import { fileOf, testDatabase } from '../../testing/test-database';
import { PhotoSource } from '../../ports/photo-source';
import type { ProjectChanges, ProjectStore } from '../../ports/projects';
import { openDatabase, type Tables } from './database';
import { createProjectStore } from './project-store';

let projectStore: ProjectStore;
let database: IDBPDatabase<Tables>;

beforeEach(async () => {
  const name = testDatabase();
  projectStore = createProjectStore(name);
  await projectStore.write('p', whole());
  database = await openDatabase(name);
});

afterEach(() => database.close());

const ids = ['i1', 'i2', 'i3'] as const;
const mask = (i: number) => ({ file: fileOf(`m${i}`), path: `ground_truth/${i}.png` });

const whole = (): ProjectChanges => ({
  project: { ...savedEmpty, sequence: 3 },
  photos: 3,
  bytes: 9,
  items: ids.map((id) => savedItemOf(id, { hasMask: true })),
  files: new Map(ids.map((id) => [id, PhotoSource.of(fileOf(id))])),
  thumbnails: new Map(ids.map((id) => [id, new Blob([id], { type: 'image/webp' })])),
  scores: new Map(
    ids.map((id) => [
      id,
      {
        rows: 1,
        cols: 1,
        distances: Uint16Array.of(7),
        nearestReference: Uint8Array.of(0),
        nearestPatch: Uint16Array.of(0),
        references: [],
      },
    ]),
  ),
  masks: new Map(ids.map((id, i) => [id, mask(i + 1)])),
  waitingMasks: [mask(8), mask(9)],
  bank: Uint8Array.of(1).buffer,
});

/** A row as somebody else's code, or a disk, may have left it. */
const put = (
  table: 'masks' | 'waitingMasks' | 'thumbnails' | 'scores',
  key: string,
  row: unknown,
) => database.put(table, row as never, ['p', key]);

it('names masks without bytes, leaves them out and opens the rest', async () => {
  const { file: _, ...bare } = mask(1);
  await put('masks', 'i1', bare);
  await put('masks', 'i2', { file: { name: 'm2.png', type: 'image/png' } });
  await put('waitingMasks', 'ground_truth/8.png', { path: 'ground_truth/8.png', file: null });
  const found = (await projectStore.load('p'))!;
  expect(found.unreadMasks).toEqual([
    { item: 'i1', name: 'ground_truth/1.png' },
    { item: 'i2', name: 'i2.png' },
    { item: null, name: 'ground_truth/8.png' },
  ]);
  expect([...found.masks.keys()]).toEqual(['i3']);
  expect(await found.masks.get('i3')!.file.text()).toBe('m3');
  expect(found.waitingMasks.map(({ path }) => path)).toEqual(['ground_truth/9.png']);
  expect([found.items.length, found.files.size, found.unread]).toEqual([3, 3, []]);
  // Damaged rows stay where they are.
  expect(await database.get('masks', ['p', 'i1'])).toEqual(bare);
});

it('opens without thumbnails, scores and a bank that are damaged, since they can be made again', async () => {
  await put('thumbnails', 'i1', null);
  await put('thumbnails', 'i2', { type: 'image/webp' });
  await put('scores', 'i1', null);
  await put('scores', 'i2', { ...(await database.get('scores', ['p', 'i2'])), distances: [7] });
  await database.put('banks', 'none' as never, 'p');
  const record = (await database.get('projects', 'p'))!;
  await database.put('projects', { ...record, cover: [null as never, ...record.cover.slice(1)] });
  const found = (await projectStore.load('p'))!;
  expect([...found.thumbnails.keys()]).toEqual(['i3']);
  expect([...found.scores.keys()]).toEqual(['i3']);
  expect([found.bank, found.unread, found.unreadMasks]).toEqual([null, [], []]);
  expect((await projectStore.list())[0]!.cover).toHaveLength(2);
});

it('says which photo has no bytes when it is read', async () => {
  await database.put('files', { name: 'i1.png', type: '' } as never, ['p', 'i1']);
  const { files } = (await projectStore.load('p'))!;
  await expect(files.get('i1')!.read()).rejects.toMatchObject({
    problem: { kind: 'unreadable-file' },
  });
  expect(await (await files.get('i2')!.read()).text()).toBe('i2');
});
