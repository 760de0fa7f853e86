import { expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { setLabel } from '../actions/labels';
import { confirmSorting, sortFiles } from '../actions/sorting';
import { selectLabelled, selectLabelledByHand } from './labelled';
import { selectThreshold, selectUnlabelledThreshold } from './selectors';

it('gathers the scores of labelled queries, and knows whether anything has changed', async () => {
  const { app } = fakeApp();
  const files = [
    incoming('train/good/r.png', 10),
    incoming('train/good/s.png', 14),
    incoming('test/good/a.png', 12),
    incoming('test/dent/b.png', 60),
    incoming('test/dent/broken.png'),
    incoming('test/other.png', 40),
    incoming('ground_truth/dent/b_mask.png', 1),
  ];
  addFiles(app, files, 'query');
  await vi.waitFor(() => expect(app.scores.size).toBe(3));
  await vi.waitFor(() => expect(app.store.getState().inspecting).toBeNull());
  const labelled = () => selectLabelled(app.store.getState());
  const before = labelled();
  expect(before).toEqual({
    good: [expect.closeTo(0.02, 5)],
    defective: [expect.closeTo(0.46, 5)],
    unscored: 1,
    pending: { good: 0, defective: 0 },
    masked: 1,
  });
  app.liveItems.patch([...app.liveItems.values()].at(-1)!.id, { tookMs: 5 });
  app.liveItems.publish();
  expect(labelled()).toBe(before);
  const other = [...app.liveItems.values()].find(({ name }) => name === 'other.png')!;
  setLabel(app, [other.id], 'good');
  expect(labelled().good).toHaveLength(2);
  expect(labelled()).not.toBe(before);
});

it('does not move the threshold that references alone suggest, unlike the suggested one', async () => {
  const { app } = fakeApp();
  addFiles(
    app,
    [10, 12, 14, 17].map((byte) => incoming(`${byte}.png`, byte)),
    'reference',
  );
  addFiles(app, [incoming('a.png', 20), incoming('b.png', 60)], 'query');
  await vi.waitFor(() => expect(app.scores.size).toBe(2));
  await vi.waitFor(() => expect(app.store.getState().inspecting).toBeNull());
  const state = () => app.store.getState();
  const before = selectThreshold(state())!;
  expect(selectUnlabelledThreshold(state())).toBe(before);
  const [good] = [...app.liveItems.values()].filter(({ name }) => name === 'b.png');
  setLabel(app, [good!.id], 'good');
  expect(selectThreshold(state())).toBeGreaterThan(before);
  expect(selectUnlabelledThreshold(state())).toBe(before);
});

it('leaves labels of folders and masks out where the threshold learns', async () => {
  const { app } = fakeApp();
  addFiles(app, [incoming('r.png', 10), incoming('s.png', 14)], 'reference');
  const queries = [
    incoming('test/good/a.png', 20),
    incoming('dent/b.png', 60),
    incoming('c.png', 40),
    incoming('ground_truth/dent/b.png', 1),
  ];
  addFiles(app, queries, 'query');
  await vi.waitFor(() => expect(app.scores.size).toBe(3));
  await vi.waitFor(() => expect(app.store.getState().inspecting).toBeNull());
  const byHand = () => selectLabelledByHand(app.store.getState());
  expect(selectLabelled(app.store.getState())).toMatchObject({ unscored: 0, masked: 1 });
  expect(byHand()).toEqual({ good: [], defective: [] });
  const ids = [...app.liveItems.values()].flatMap(({ id, bin }) => (bin === 'query' ? [id] : []));
  setLabel(app, ids, 'defective');
  expect(byHand()).toEqual({ good: [], defective: [expect.closeTo(0.06), expect.closeTo(0.26)] });
});

it('learns from labels that a person gave alone', async () => {
  const { app } = fakeApp();
  addFiles(app, [incoming('r.png', 10), incoming('s.png', 14)], 'reference');
  const table = new TextEncoder().encode('image,label\n1.png,ok\n2.png,ng\n');
  const files = [incoming('set/1.png', 20), incoming('set/2.png', 60), incoming('set/t.csv', ...table)]; // prettier-ignore
  const done = sortFiles(app, files, 'query');
  await vi.waitFor(() => expect(app.store.getState().sorting).not.toBeNull());
  confirmSorting(app);
  await done;
  await vi.waitFor(() => expect(app.scores.size).toBeGreaterThan(0));
  await vi.waitFor(() => expect(app.store.getState().inspecting).toBeNull());
  const byHand = () => selectLabelledByHand(app.store.getState());
  const bad = [...app.liveItems.values()].find(({ name }) => name === '2.png')!;
  expect(bad).toMatchObject({ label: 'defective', labelFrom: 'set' });
  expect(byHand()).toEqual({ good: [], defective: [] });
  setLabel(app, [bad.id], null);
  setLabel(app, [bad.id], 'defective');
  expect(byHand().defective).toHaveLength(1);
  app.history.undo();
  app.history.undo();
  expect(app.liveItems.get(bad.id)).toMatchObject({ label: 'defective', labelFrom: 'set' });
});
