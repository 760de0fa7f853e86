import { describe, expect, it, vi } from 'vitest';
import { settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import type { App } from '../app';
import { selectLabelled, selectLabelledByHand } from '../store/labelled';
import { addFiles } from './adding';
import { removeItems } from './items';
import { MOST_COMMENT } from '../../core/saved/limits';
import { setComment, setLabel, toggleFlag, toggleLabel } from './labels';
import { moveItems } from './move';
import { clearProject } from './project';

const named = (app: App, path: string) =>
  [...app.liveItems.values()].filter((item) => item.path === path);
const facts = (app: App, path: string) => {
  const { label, hasMask } = named(app, path)[0]!;
  return { label, hasMask };
};
const ids = (app: App) => [...app.liveItems.values()].map(({ id }) => id);
const photos = [
  incoming('test/good/a.png', 11),
  incoming('test/dent/b.png', 60),
  incoming('loose.png', 12),
];
const mask = incoming('ground_truth/dent/b_mask.png', 1);

describe('labels by folder and by hand', () => {
  it('come from the folder, and go as they came', () => {
    const { app } = fakeApp();
    addFiles(app, photos, 'query');
    const labels = () => [...app.liveItems.values()].map(({ label }) => label);
    expect(labels()).toEqual(['good', 'defective', null]);
    setLabel(app, ids(app), 'good');
    expect(labels()).toEqual(['good', 'good', 'good']);
    setLabel(app, ids(app).slice(1), null);
    expect(labels()).toEqual(['good', null, null]);
    expect(Object.values(app.store.getState().items).map(({ label }) => label)).toEqual(labels());
  });

  it('are set together, and taken back once all have them', () => {
    const { app } = fakeApp();
    addFiles(app, photos, 'query');
    const labels = () => [...app.liveItems.values()].map(({ label }) => label);
    toggleLabel(app, ids(app), 'defective');
    expect(labels()).toEqual(['defective', 'defective', 'defective']);
    toggleLabel(app, ids(app), 'defective');
    expect(labels()).toEqual([null, null, null]);
  });

  it('can be undone and made again, each photo with what it had', () => {
    const { app } = fakeApp();
    addFiles(app, photos, 'query');
    const labels = () => [...app.liveItems.values()].map(({ label }) => label);
    setLabel(app, ids(app), 'good');
    app.history.undo();
    expect(labels()).toEqual(['good', 'defective', null]);
    app.history.redo();
    expect(labels()).toEqual(['good', 'good', 'good']);
    setLabel(app, ids(app), 'good');
    app.history.undo();
    expect(labels(), 'what changes nothing is not a change').toEqual(['good', 'defective', null]);
  });

  it('are for queries: references are passed over', () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('r.png', 10)], 'reference');
    addFiles(app, [incoming('q.png', 11)], 'query');
    toggleLabel(app, ids(app), 'defective');
    expect([...app.liveItems.values()].map(({ label }) => label)).toEqual([null, 'defective']);
    moveItems(app, ids(app), 'reference');
    toggleLabel(app, ids(app), 'good');
    expect([...app.liveItems.values()].map(({ label }) => label)).toEqual([null, 'defective']);
  });
});

describe('unsure, flags and comments', () => {
  it('unsure is a label that proves nothing and moves no threshold', async () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('r.png', 10), incoming('s.png', 14)], 'reference');
    addFiles(app, [incoming('loose.png', 12), incoming('other.png', 60)], 'query');
    await settled(app);
    const [one, other] = ids(app).slice(2);
    const byHand = () => selectLabelledByHand(app.store.getState());
    toggleLabel(app, [one!], 'unsure');
    toggleLabel(app, [other!], 'defective');
    expect(app.liveItems.get(one!)?.label).toBe('unsure');
    expect(byHand().good).toEqual([]);
    expect(byHand().defective).toHaveLength(1);
    expect(selectLabelled(app.store.getState())).toMatchObject({ good: [], unscored: 0 });
    toggleLabel(app, [one!], 'good');
    expect(byHand().good).toHaveLength(1);
    toggleLabel(app, [one!], 'unsure');
    expect(byHand().good).toEqual([]);
  });

  it('flags go to all, and off once all have one, in both bins', () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('r.png', 10)], 'reference');
    addFiles(app, photos, 'query');
    const flags = () => [...app.liveItems.values()].map(({ flagged }) => flagged);
    toggleFlag(app, ids(app).slice(2));
    expect(flags()).toEqual([false, false, true, true]);
    toggleFlag(app, ids(app));
    expect(flags()).toEqual([true, true, true, true]);
    expect(app.store.getState().history.undo).toEqual({ name: 'flag', photos: 2 });
    app.history.undo();
    expect(flags()).toEqual([false, false, true, true]);
    app.history.redo();
    toggleFlag(app, ids(app));
    expect(flags()).toEqual([false, false, false, false]);
    expect(app.store.getState().history.undo).toEqual({ name: 'unflag', photos: 4 });
  });

  it('a comment is one change, without the space around it, and not longer than it may be', () => {
    const { app } = fakeApp();
    addFiles(app, photos, 'query');
    const [id] = ids(app) as [string];
    setComment(app, id, '  Scratch?\n');
    expect(app.liveItems.get(id)?.comment).toBe('Scratch?');
    setComment(app, id, 'Scratch? ');
    app.history.undo();
    expect(app.liveItems.get(id)?.comment, 'what changes nothing is not a change').toBe('');
    app.history.redo();
    expect(app.liveItems.get(id)?.comment).toBe('Scratch?');
    setComment(app, id, 'x'.repeat(MOST_COMMENT));
    expect(() => setComment(app, id, 'x'.repeat(MOST_COMMENT + 1))).toThrow(/2001/);
  });
});

describe('masks', () => {
  it.each([
    ['with their photos', [[...photos, mask]]],
    ['after them', [photos, [mask]]],
    ['before them', [[mask], photos]],
  ])('find their photos, dropped %s', (_, drops) => {
    const { app } = fakeApp();
    for (const drop of drops) addFiles(app, drop, 'query');
    expect(ids(app).length).toBe(3);
    expect(facts(app, 'test/dent/b.png')).toEqual({ label: 'defective', hasMask: true });
    expect(facts(app, 'test/good/a.png')).toEqual({ label: 'good', hasMask: false });
    expect(app.masks.get(named(app, 'test/dent/b.png')[0]!.id)).toBe(mask);
    expect(app.masks.unpaired).toEqual([]);
  });

  it('tell a data set from loose photos, whichever bin it is dropped on', () => {
    const { app } = fakeApp();
    addFiles(app, [...photos, mask], 'reference');
    expect(facts(app, 'test/dent/b.png')).toEqual({ label: 'defective', hasMask: true });
    expect([...app.liveItems.values()].map(({ bin }) => bin)).toEqual([
      'query',
      'query',
      'reference',
    ]);
  });

  it('make a photo without a label defective, but no other', async () => {
    const { app } = fakeApp();
    const plain = incoming('dent/b.png', 60);
    addFiles(app, [plain], 'query');
    addFiles(app, [mask], 'query');
    await vi.waitFor(() =>
      expect(facts(app, 'dent/b.png')).toEqual({ label: 'defective', hasMask: true }),
    );
    setLabel(app, ids(app), 'good');
    addFiles(app, [mask], 'query');
    expect(facts(app, 'dent/b.png')).toEqual({ label: 'good', hasMask: true });
  });

  it('are named, once, while their photo is missing', () => {
    const { app } = fakeApp();
    addFiles(app, [mask], 'query');
    const unpaired = { kind: 'masks-unpaired', names: ['ground_truth/dent/b_mask.png'] };
    expect(app.store.getState().notices).toMatchObject([unpaired]);
    addFiles(app, [incoming('test/dent/c.png', 5)], 'query');
    expect(app.store.getState().notices).toHaveLength(1);
  });

  it('survive that the folder is dropped twice', async () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('r.png', 10)], 'reference');
    addFiles(app, [...photos, mask], 'query');
    addFiles(app, [...photos, mask], 'query');
    await settled(app);
    expect(ids(app).length).toBe(4);
    expect(facts(app, 'test/dent/b.png')).toEqual({ label: 'defective', hasMask: true });
    expect(app.store.getState().notices.map(({ kind }) => kind)).not.toContain('masks-unpaired');
  });

  it('and labels pass to a photo that was here before without them', async () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('b.png', 60)], 'query');
    await settled(app);
    addFiles(app, [photos[1]!, mask], 'query');
    await vi.waitFor(() => expect(ids(app).length).toBe(1));
    expect(facts(app, 'b.png')).toEqual({ label: 'defective', hasMask: true });
    expect(app.masks.get(ids(app)[0]!)).toBe(mask);
  });

  it('go with their photos', () => {
    const { app } = fakeApp();
    addFiles(app, [...photos, mask, incoming('ground_truth/x/y.png', 1)], 'query');
    const { id } = named(app, 'test/dent/b.png')[0]!;
    removeItems(app, [id]);
    expect(app.masks.get(id)).toBeNull();
    expect(app.masks.unpaired).toHaveLength(1);
    clearProject(app);
    expect(app.masks.unpaired).toEqual([]);
  });
});
