import { beforeEach, describe, expect, it } from 'vitest';
import type { PackedScores } from '../../core/match/packed-scores';
import { MOST_COMMENT } from '../../core/saved/limits';
import { openOldDatabase } from '../../testing/old-database';
import { savedEmpty, savedItemOf } from '../../testing/saved';
import { fileOf, testDatabase } from '../../testing/test-database';
import type { ProjectChanges, ProjectStore } from '../../ports/projects';
import { PhotoSource } from '../../ports/photo-source';
import { openDatabase } from './database';
import { createProjectStore } from './project-store';

let name = '';
let store: ProjectStore;

beforeEach(() => {
  name = testDatabase();
  store = createProjectStore(name);
});

const scores = (fill: number): PackedScores => ({
  rows: 1,
  cols: 2,
  distances: Uint16Array.of(fill, fill),
  nearestReference: Uint8Array.of(0, 1),
  nearestPatch: Uint16Array.of(5, 6),
  references: ['i1', 'i2'],
});

const project = { ...savedEmpty, bankVersion: 4, inBank: ['i1', 'i2'], sequence: 3 };

const whole = (): ProjectChanges => ({
  project,
  photos: 3,
  bytes: 9,
  items: [
    savedItemOf('i1', { bin: 'reference' }),
    savedItemOf('i2', { bin: 'reference' }),
    savedItemOf('i3', { score: 0.5, bankVersion: 4, comment: 'bent?', flagged: true }),
  ],
  files: new Map([1, 2, 3].map((i) => [`i${i}`, PhotoSource.of(fileOf(`f${i}`))])),
  thumbnails: new Map([['i3', new Blob(['small'], { type: 'image/webp' })]]),
  scores: new Map([['i3', scores(7)]]),
  masks: new Map([['i3', { file: fileOf('m'), path: 'ground_truth/bent/3.png', further: [{ file: fileOf('n'), path: 'ground_truth/bent/3/1.png' }] }]]), // prettier-ignore
  waitingMasks: [{ file: fileOf('w'), path: 'ground_truth/bent/4.png' }],
  bank: Uint8Array.of(1, 2, 3).buffer,
});

describe('project store', () => {
  it('brings back what was written, in another visit', async () => {
    await store.write('p', whole());
    const found = (await createProjectStore(name).load('p'))!;
    expect(found.project).toEqual(project);
    expect(found.items).toEqual(whole().items);
    const photo = await found.files.get('i2')!.read();
    expect([photo.name, photo.type, await photo.text()]).toEqual(['f2.png', 'image/png', 'f2']);
    expect(await found.thumbnails.get('i3')!.text()).toBe('small');
    expect(found.scores).toEqual(whole().scores);
    expect(found.masks.get('i3')!.path).toBe('ground_truth/bent/3.png');
    expect(await found.masks.get('i3')!.further![0]!.file.text()).toBe('n');
    expect(await found.waitingMasks[0]!.file.text()).toBe('w');
    expect(new Uint8Array(found.bank!)).toEqual(Uint8Array.of(1, 2, 3));
    expect(await store.load('q')).toBeNull();
  });

  it('changes what has changed and leaves the rest', async () => {
    await store.write('p', whole());
    await store.write('p', {
      project: { ...project, bankVersion: 5 },
      photos: 2,
      bytes: 6,
      items: [savedItemOf('i3', { label: 'defective' })],
      removed: ['i2'],
      withdrawn: { masks: ['i3'] },
      withdrawnMasks: ['ground_truth/bent/4.png'],
      bank: null,
    });
    const found = (await store.load('p'))!;
    expect(found.items.map(({ id, label }) => [id, label])).toEqual([
      ['i1', null],
      ['i3', 'defective'],
    ]);
    expect([...found.files.keys()]).toEqual(['i1', 'i3']);
    expect([found.masks.size, found.waitingMasks.length, found.bank]).toEqual([0, 0, null]);
    // They were made with the bank before.
    expect(found.scores.size).toBe(0);
  });

  it('lists, renames, copies, takes away and brings back', async () => {
    await store.write('p', whole());
    await store.write('q', { project: { ...savedEmpty, changedAt: 5000 }, photos: 0, bytes: 0 });
    await store.rename('p', 'Nuts');
    const listed = async () => (await store.list()).map((card) => card.name);
    expect(await listed()).toEqual(['Screws', 'Nuts']);
    const copy = await store.duplicate('p', 'Nuts, copy');
    const [first] = (await store.list()).filter(({ id }) => id === copy);
    expect(first).toMatchObject({ name: 'Nuts, copy', photos: 3, bytes: 9 });
    expect(first!.cover).toHaveLength(1);
    const copied = (await store.load(copy))!;
    expect(copied.items).toEqual(whole().items);
    expect(await (await copied.files.get('i1')!.read()).text()).toBe('f1');
    expect(copied.scores).toEqual(whole().scores);
    await store.remove('p');
    expect(await listed()).not.toContain('Nuts');
    await store.restore('p');
    expect(await listed()).toContain('Nuts');
    await store.remove('p');
    await store.sweep();
    expect(await store.load('p')).toBeNull();
    const database = await openDatabase(name);
    expect(await database.count('files')).toBe(3);
    expect(await database.count('banks')).toBe(1);
    database.close();
  });

  it('names what it cannot read, and never deletes it', async () => {
    await store.write('p', whole());
    const database = await openDatabase(name);
    const damaged = { id: 'i1', bin: 'neither' };
    await database.put('items', damaged, ['p', 'i1']);
    await database.delete('files', ['p', 'i2']);
    const found = (await store.load('p'))!;
    expect(found.items.map(({ id }) => id)).toEqual(['i3']);
    const unread = [
      { id: 'i1', name: 'f1.png', reason: 'damaged' },
      { id: 'i2', name: 'i2.png', reason: 'no-file' },
    ];
    expect(found.unread).toEqual(unread);
    const items = [savedItemOf('i4')];
    const files = new Map([['i4', PhotoSource.of(fileOf('f4'))]]);
    await store.write('p', { project, photos: 1, bytes: 3, items, files, removed: ['i3'] });
    await store.tidy('p');
    await store.sweep();
    expect(await database.get('items', ['p', 'i1'])).toEqual(damaged);
    expect(await database.get('items', ['p', 'i2'])).toEqual(savedItemOf('i2', { bin: 'reference' })); // prettier-ignore
    expect(await database.getAllKeys('files')).toEqual([
      ['p', 'i1'],
      ['p', 'i4'],
    ]);
    database.close();
    expect((await store.load(await store.duplicate('p', 'Copy')))!.unread).toEqual(unread);
  });

  it('has defaults for damaged fields, so that their photo and project stay', async () => {
    await store.write('p', whole());
    const database = await openDatabase(name);
    const comment = 'x'.repeat(MOST_COMMENT + 1);
    await database.put('items', { ...savedItemOf('i1'), bytes: -3, flagged: 1 }, ['p', 'i1']);
    await database.put('items', { ...savedItemOf('i3'), comment }, ['p', 'i3']);
    const found = (await store.load('p'))!;
    expect(found.items[0]).toEqual(savedItemOf('i1', { bytes: 2 }));
    expect(found.items[2]!.comment).toBe(comment.slice(1));
    expect(found.mendedPhotos).toEqual(['i1.png', 'i3.png']);
    expect([found.unread, found.isMended]).toEqual([[], false]);
    const record = (await database.get('projects', 'p'))!;
    const save = (saved: unknown) => database.put('projects', { ...record, saved });
    await save({ ...project, sequence: 'many', regions: { smoothingPx: -1 } });
    const mended = (await store.load('p'))!;
    expect(mended.project).toEqual({ ...project, sequence: 3 });
    expect(mended.isMended).toBe(true);
    await save({ ...project, version: 'new' });
    await expect(store.load('p')).rejects.toMatchObject({
      problem: { kind: 'storage-failed', detail: 'damaged project' },
    });
    expect((await store.list()).map((card) => card.name)).toEqual(['Damaged project']);
    database.close();
  });

  it('gives the photos back that are asked for', async () => {
    await store.write('p', whole());
    const photo = await store.photo('p', 'i3').read();
    expect(await photo.text()).toBe('f3');
    await expect(store.photo('p', 'i9').read()).rejects.toMatchObject({
      problem: { kind: 'unreadable-file' },
    });
  });

  it('keeps the files of removed items until it is tidied, or swept while nobody has it', async () => {
    const count = async () => {
      const database = await openDatabase(name);
      const files = await database.count('files');
      database.close();
      return files;
    };
    await store.write('p', whole());
    await store.write('p', { project, photos: 2, bytes: 6, removed: ['i2'] });
    expect(await (await store.photo('p', 'i2').read()).text()).toBe('f2');
    const lock = (await store.lock('p'))!;
    await store.sweep();
    expect(await count()).toBe(3);
    lock.release();
    await expect.poll(async () => (await store.sweep(), await count())).toBe(2);
    await store.write('p', { project, photos: 1, bytes: 3, removed: ['i1'] });
    await store.tidy('p');
    expect(await count()).toBe(1);
  });

  it('writes more than is held in memory at once', async () => {
    const large = (i: number) => new File([new Uint8Array(40e6).fill(i)], `f${i}.png`);
    const files = new Map([1, 2, 3].map((i) => [`i${i}`, PhotoSource.of(large(i))]));
    await store.write('p', { ...whole(), files });
    const found = (await store.load('p'))!;
    for (const i of [1, 2, 3]) {
      const bytes = new Uint8Array(await (await found.files.get(`i${i}`)!.read()).arrayBuffer());
      expect([bytes.length, bytes.at(-1)]).toEqual([40e6, i]);
    }
  });

  it('brings what an earlier build has kept up to date, and leaves alone what it cannot read', async () => {
    const older = await openOldDatabase(name);
    const cover = [new Blob(['c1'])];
    const kept = { photos: 1, bytes: 2, cover, removedAt: null };
    const { ownThreshold: _1, falseAlarmRate: _2, regions: _3, ...facts } = savedEmpty;
    const { label: _4, flagged: _5, comment: _6, ...item } = savedItemOf('i1');
    await older.put('projects', {
      ...kept,
      id: 'old',
      saved: { ...facts, version: 0, name: 'Nuts', threshold: 0.4 },
    });
    await older.put('items', { ...item, truth: 'good' }, ['old', 'i1']);
    await older.put('files', fileOf('f1'), ['old', 'i1']);
    await older.put('projects', { ...kept, id: 'odd', saved: null });
    await older.put('projects', { ...kept, id: 'new', saved: { ...savedEmpty, name: 'Bolts' } });
    await older.put('thumbnails', new Blob(['t1'], { type: 'image/webp' }), ['old', 'i1']);
    await older.put('masks', { file: fileOf('m1'), path: 'm1.png' }, ['old', 'i1']);
    await older.put('waitingMasks', { file: fileOf('m2'), path: 'm2.png' }, ['old', 'm2.png']);
    older.close();
    const found = (await store.load('old'))!;
    const database = await openDatabase(name);
    const one = async (table: 'files' | 'thumbnails' | 'masks') =>
      (await database.get(table, ['old', 'i1'])) as unknown;
    const waiting = async () => (await database.getAll('waitingMasks'))[0]!.file;
    await expect.poll(waiting).not.toBeInstanceOf(Blob);
    expect(await one('files')).toMatchObject({ name: 'f1.png', type: 'image/png' });
    expect(await one('thumbnails')).toEqual({ type: 'image/webp', bytes: expect.any(ArrayBuffer) });
    expect(await one('masks')).toMatchObject({ path: 'm1.png', file: { name: 'm1.png' } });
    expect((await database.get('projects', 'old'))!.cover).toEqual([await one('thumbnails')]);
    database.close();
    expect(await (await found.files.get('i1')!.read()).text()).toBe('f1');
    expect(await found.thumbnails.get('i1')!.text()).toBe('t1');
    expect(await found.masks.get('i1')!.file.text()).toBe('m1');
    expect(found.project).toMatchObject({ version: 3, name: 'Nuts', ownThreshold: 0.4 });
    expect(found.items.map(({ id, label, flagged }) => [id, label, flagged])).toEqual([
      ['i1', 'good', false],
    ]);
    expect((await store.list()).map((card) => card.name).sort()).toEqual([
      'Bolts',
      'Damaged project',
      'Nuts',
    ]);
  });

  it('writes all of the changes or none', async () => {
    await store.write('p', whole());
    // No clone of a function can be made, so that this put fails amid the others.
    const bad = { ...savedItemOf('i2'), hash: (() => 0) as unknown as string };
    const items = [savedItemOf('i1', { comment: 'new' }), bad];
    await expect(store.write('p', { ...whole(), items })).rejects.toMatchObject({
      problem: { kind: 'storage-failed' },
    });
    const found = (await store.load('p'))!;
    expect(found.items.map(({ comment }) => comment)).toEqual(['', '', 'bent?']);
  });

  it('is open in one tab at a time, unless another takes it over', async () => {
    const first = (await store.lock('p'))!;
    expect(await store.lock('p')).toBeNull();
    const given = store.lock('p', true);
    await first.wanted;
    first.release();
    const second = (await given)!;
    // One that does not answer is not waited for.
    const third = (await store.lock('p', true))!;
    await second.lost;
    third.release();
    await expect.poll(() => store.lock('p')).not.toBeNull();
  });

  it('knows how much room there is', async () => {
    const { usedBytes, quotaBytes } = await store.use();
    expect(quotaBytes).toBeGreaterThan(usedBytes);
  });
});
