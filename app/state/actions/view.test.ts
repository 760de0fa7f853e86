import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import type { App } from '../app';
import { selectListedIds } from '../items/listed';
import { selectThreshold } from '../store/selectors';
import { addFiles } from './adding';
import { setLabel } from './labels';
import {
  adjustPhoto,
  clearFilter,
  select,
  selectStep,
  setFilter,
  setThreshold,
  showEvaluation,
} from './view';

/** Scores 0.46, 0.4, 0.2 and 0.02, of which the first is good and the last defective. */
async function inspected() {
  const { app } = fakeApp();
  addFiles(app, [incoming('r.png', 10), incoming('s.png', 14)], 'reference');
  const files = [
    incoming('test/good/a.png', 60),
    incoming('test/dent/b.png', 54),
    incoming('c.png', 34),
    incoming('test/dent/d.png', 12),
  ];
  addFiles(app, files, 'query');
  await vi.waitFor(() => expect(app.scores.size).toBe(4));
  await vi.waitFor(() => expect(app.store.getState().inspecting).toBeNull());
  setThreshold(app, 0.3);
  return app;
}

const listed = (app: App) => {
  const state = app.store.getState();
  return selectListedIds(state).map((id) => state.items[id]!.name);
};
const selected = (app: App) => app.liveItems.get(app.store.getState().view.selected ?? '')?.name;
const idOf = (app: App, name: string) =>
  [...app.liveItems.values()].find((item) => item.name === name)!.id;

describe('adjustPhoto', () => {
  it('changes what is given, within its range', () => {
    const { app } = fakeApp();
    adjustPhoto(app, { gamma: 99, gain: 0 });
    adjustPhoto(app, { contrast: 0.7 });
    expect(app.store.getState().view.adjustment).toEqual({ gamma: 3, contrast: 0.7, gain: 1 });
  });
});

describe('setFilter', () => {
  it('narrows the list to a cell of the confusion matrix', async () => {
    const app = await inspected();
    expect(listed(app)).toEqual(['a.png', 'b.png', 'c.png', 'd.png']);
    const cells = ['falsePositives', 'truePositives', 'falseNegatives', 'trueNegatives'] as const;
    const names = cells.map((cell) => (setFilter(app, { cell }), listed(app)));
    expect(names).toEqual([['a.png'], ['b.png'], ['d.png'], []]);
    clearFilter(app);
    expect(listed(app)).toHaveLength(4);
  });

  it('follows threshold and labels', async () => {
    const app = await inspected();
    setFilter(app, { cell: 'truePositives' });
    setThreshold(app, 0.01);
    expect(listed(app)).toEqual(['b.png', 'd.png']);
    setLabel(app, [idOf(app, 'c.png')], 'defective');
    expect(listed(app)).toEqual(['b.png', 'c.png', 'd.png']);
    setThreshold(app, 0.5);
    expect(listed(app)).toEqual([]);
    expect(selectThreshold(app.store.getState())).toBe(0.5);
  });

  it('looks at the first of them, and leaves the evaluation open', async () => {
    const app = await inspected();
    select(app, idOf(app, 'c.png'));
    showEvaluation(app, true);
    setFilter(app, { cell: 'falseNegatives' });
    expect(selected(app)).toBe('d.png');
    expect(app.store.getState().view.evaluation).toBe(true);
    clearFilter(app);
    expect(selected(app)).toBe('d.png');
  });
});

describe('walking', () => {
  it('goes from one listed query to the next, also from one that is not listed', async () => {
    const app = await inspected();
    setThreshold(app, 0.01);
    setFilter(app, { cell: 'truePositives' });
    select(app, idOf(app, 'c.png'));
    selectStep(app, 1);
    expect(selected(app)).toBe('d.png');
    selectStep(app, -1);
    expect(selected(app)).toBe('b.png');
    selectStep(app, -1);
    expect(selected(app)).toBe('b.png');
  });

  it('has no evaluation to open on the empty page', () => {
    const { app } = fakeApp();
    showEvaluation(app, true);
    expect(app.store.getState().view.evaluation).toBe(false);
  });

  it('starts with the first, and closes the evaluation', async () => {
    const app = await inspected();
    select(app, null);
    showEvaluation(app, true);
    selectStep(app, -1);
    expect(selected(app)).toBe('a.png');
    expect(app.store.getState().view.evaluation).toBe(false);
  });
});
