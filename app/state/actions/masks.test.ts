import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { masksIn } from '../../ports/files';
import type { App } from '../app';
import { addFiles } from './adding';
import { setLabel } from './labels';
import { areMasksFor, dropMasks, giveMasks, takeMasks } from './masks';

const item = (app: App, path: string) =>
  [...app.liveItems.values()].find((candidate) => candidate.path === path)!;
const masksOf = (app: App, path: string) => {
  const mask = app.masks.get(item(app, path).id);
  return mask ? masksIn(mask).map((one) => one.path) : [];
};

describe('masks say what a photo is', () => {
  it('good where they mark nothing, defective where one of them marks something', async () => {
    const { app } = fakeApp();
    addFiles(
      app,
      [
        incoming('a.png', 10),
        incoming('a_mask.png', 0),
        incoming('b.png', 11),
        incoming('b_mask_0.png', 0),
        incoming('b_mask_1.png', 1),
      ],
      'reference',
    );
    expect([...app.liveItems.values()].map(({ bin }) => bin)).toEqual(['query', 'query']);
    await vi.waitFor(() => expect(item(app, 'a.png').label).toBe('good'));
    await vi.waitFor(() => expect(item(app, 'b.png').label).toBe('defective'));
    expect(masksOf(app, 'b.png')).toEqual(['b_mask_0.png', 'b_mask_1.png']);
  });

  it('nothing where no background is left, or they cannot be read, and that is said', async () => {
    const { app } = fakeApp();
    const files = [incoming('a.png', 10), incoming('a_mask.png', 255), incoming('b.png', 11), incoming('b_mask.png')]; // prettier-ignore
    addFiles(app, files, 'query');
    await vi.waitFor(() => expect(app.store.getState().notices).toHaveLength(2));
    expect(app.store.getState().notices).toMatchObject([
      { kind: 'problem', name: 'b_mask.png', problem: { kind: 'empty-file' } },
      { kind: 'masks-whole', names: ['a_mask.png'] },
    ]);
    expect([item(app, 'a.png').label, item(app, 'b.png').label]).toEqual([null, null]);
  });

  it('and are held against a label that is there: what contradicts it is said', async () => {
    const { app } = fakeApp();
    const files = [
      incoming('test/good/a.png', 10),
      incoming('test/good/b.png', 11),
      incoming('test/dent/c.png', 12),
      incoming('test/dent/d.png', 13),
      incoming('ground_truth/good/a.png', 1),
      incoming('ground_truth/good/b.png', 0),
      incoming('ground_truth/dent/c.png', 0),
      incoming('ground_truth/dent/d.png', 1),
    ];
    addFiles(app, files, 'query');
    await vi.waitFor(() => expect(app.store.getState().notices).toHaveLength(2));
    expect(app.store.getState().notices).toMatchObject([
      { kind: 'masks-of-good', names: ['test/good/a.png'] },
      { kind: 'masks-empty', names: ['test/dent/c.png'] },
    ]);
    expect(item(app, 'test/good/a.png')).toMatchObject({ label: 'good', labelFrom: 'set' });
  });

  it('again where another mask comes, unless a person has given the label', async () => {
    const { app } = fakeApp();
    const empty = (name: string, ...bytes: number[]) => [
      incoming(`${name}.png`, ...bytes),
      incoming(`${name}_mask_0.png`, 0),
    ];
    addFiles(app, [...empty('a', 10), ...empty('b', 11)], 'query');
    await vi.waitFor(() => expect(item(app, 'b.png').label).toBe('good'));
    setLabel(app, [item(app, 'b.png').id], 'unsure');
    addFiles(app, [incoming('a_mask_1.png', 1), incoming('b_mask_1.png', 1)], 'query');
    await vi.waitFor(() => expect(item(app, 'a.png').label).toBe('defective'));
    expect(item(app, 'b.png')).toMatchObject({ label: 'unsure', labelFrom: 'person' });
    app.history.undo();
    expect(item(app, 'a.png')).toMatchObject({ label: 'good', labelFrom: 'mask' });
  });

  it('united with those that come later, but for one of the same name', () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('test/x/a.png', 10)], 'query');
    addFiles(app, [incoming('ground_truth/x/a/000.png', 1)], 'query');
    addFiles(app, [incoming('ground_truth/x/a/001.png', 2)], 'query');
    addFiles(app, [incoming('anew/ground_truth/x/a/000.png', 3)], 'query');
    expect(masksOf(app, 'test/x/a.png')).toEqual(['ground_truth/x/a/001.png', 'anew/ground_truth/x/a/000.png']); // prettier-ignore
  });
});

describe('masks by hand', () => {
  it('go from those that wait to a photo, and back', async () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('a.png', 10), incoming('ground_truth/x.png', 1), incoming('ground_truth/y.png', 1)], 'query'); // prettier-ignore
    const waiting = () => app.store.getState().masksWaiting;
    expect(waiting()).toEqual(['ground_truth/x.png', 'ground_truth/y.png']);
    giveMasks(app, item(app, 'a.png').id, [app.masks.unpaired[0]!]);
    await vi.waitFor(() => expect(item(app, 'a.png')).toMatchObject({ hasMask: true, label: 'defective' })); // prettier-ignore
    expect(waiting()).toEqual(['ground_truth/y.png']);
    app.history.undo();
    expect(item(app, 'a.png')).toMatchObject({ hasMask: false, label: null });
    expect(waiting()).toHaveLength(2);
    app.history.redo();
    expect(masksOf(app, 'a.png')).toEqual(['ground_truth/x.png']);
    takeMasks(app, item(app, 'a.png').id);
    expect(item(app, 'a.png').hasMask).toBe(false);
    dropMasks(app, ['ground_truth/y.png']);
    expect(waiting()).toEqual([]);
    app.history.undo();
    expect(waiting()).toEqual(['ground_truth/y.png']);
  });

  it('dropped on a photo: where masks are asked for, or named like one, or one that waits', () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('a.png', 10), incoming('ground_truth/x.png', 1)], 'query');
    addFiles(app, [incoming('r.png', 12)], 'reference');
    const { id } = item(app, 'a.png');
    const isFor = (isAsked: boolean, ...paths: string[]) =>
      areMasksFor(
        app,
        { id, isAsked },
        paths.map((path) => incoming(path, 1)),
      );
    expect(isFor(true, 'any.png')).toBe(true);
    expect(isFor(false, 'any.png')).toBe(false);
    expect(isFor(false, 'any_mask.png', 'mask_2.bmp')).toBe(true);
    expect(isFor(false, 'x.png')).toBe(true);
    expect(isFor(true, 'folder/any.png')).toBe(false);
    expect(isFor(true, 'any.zip')).toBe(false);
    expect(isFor(true)).toBe(false);
    expect(areMasksFor(app, { id: item(app, 'r.png').id, isAsked: true }, [incoming('m.png', 1)])).toBe(false); // prettier-ignore
    giveMasks(app, id, [incoming('x.png', 1)]);
    expect(app.store.getState().masksWaiting).toEqual([]);
  });
});
