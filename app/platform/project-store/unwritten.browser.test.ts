import { beforeEach, expect, it } from 'vitest';
import { PhotoSource } from '../../ports/photo-source';
import type { ProjectChanges, ProjectStore } from '../../ports/projects';
import { savedEmpty, savedItemOf } from '../../testing/saved';
import { fileOf, testDatabase } from '../../testing/test-database';
import { openDatabase } from './database';
import { createProjectStore } from './project-store';

let name = '';
let store: ProjectStore;

beforeEach(() => {
  name = testDatabase();
  store = createProjectStore(name);
});

/** A file that was moved, or whose drive was removed. */
function goneFile(text: string): File {
  const reading = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  return Object.assign(fileOf(text), { arrayBuffer: reading });
}

const changes = (facts: Partial<ProjectChanges>): ProjectChanges => ({
  project: { ...savedEmpty, sequence: 3 },
  photos: 3,
  bytes: 9,
  ...facts,
});

const photos = (...files: readonly File[]): Pick<ProjectChanges, 'items' | 'files'> => ({
  items: files.map((_, i) => savedItemOf(`i${i + 1}`)),
  files: new Map(files.map((one, i) => [`i${i + 1}`, PhotoSource.of(one)])),
});

it('leaves out a photo that cannot be read, with its item, and says which', async () => {
  const written = await store.write('p', changes(photos(fileOf('1'), goneFile('2'), fileOf('3'))));
  expect(written).toEqual({ photos: ['i2'], masks: [], waitingMasks: [] });
  expect((await store.load('p'))!.items.map(({ id }) => id)).toEqual(['i1', 'i3']);
});

it('leaves out masks that cannot be read, of photos and without, and keeps the rest', async () => {
  const masks = new Map([
    ['i1', { file: goneFile('m1'), path: 'gt/1.png' }],
    ['i2', { file: fileOf('m2'), path: 'gt/2.png' }],
  ]);
  const waitingMasks = [
    { file: goneFile('w1'), path: 'gt/8.png' },
    { file: fileOf('w2'), path: 'gt/9.png' },
  ];
  const all = changes({ ...photos(fileOf('1'), fileOf('2')), masks, waitingMasks });
  const unwritten = { photos: [], masks: ['i1'], waitingMasks: ['gt/8.png'] };
  expect(await store.write('p', all)).toEqual(unwritten);
  const found = (await store.load('p'))!;
  expect(found.items.map(({ id }) => id)).toEqual(['i1', 'i2']);
  expect([...found.masks.keys()]).toEqual(['i2']);
  expect(found.waitingMasks.map(({ path }) => path)).toEqual(['gt/9.png']);
  expect([found.unread, found.unreadMasks]).toEqual([[], []]);
});

it('leaves waiting masks as they are, damaged ones too, until they wait no longer', async () => {
  const waiting = (path: string) => ({ file: fileOf(path), path });
  const paths = ['1.png', '2.png', '3.png'];
  await store.write('p', changes({ waitingMasks: paths.map(waiting) }));
  const database = await openDatabase(name);
  await database.put('waitingMasks', { path: '1.png', file: null } as never, ['p', '1.png']);
  const further = { isFurther: true, withdrawnMasks: ['2.png'], waitingMasks: [waiting('4.png')] };
  await store.write('p', changes(further));
  expect((await database.getAllKeys('waitingMasks')).map(([, path]) => path)).toEqual([
    '1.png',
    '3.png',
    '4.png',
  ]);
  database.close();
});

it('refuses further changes of a project that was cleared', async () => {
  const one = changes(photos(fileOf('1')));
  await store.write('p', one);
  expect(await store.write('p', { ...one, isFurther: true })).not.toBeNull();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).addEventListener('success', resolve);
  });
  expect(await store.write('p', { ...one, isFurther: true })).toBeNull();
  expect(await store.list()).toEqual([]);
});
