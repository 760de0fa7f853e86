import { describe, expect, it, vi } from 'vitest';
import { settled, stateOf as state } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import type { App } from '../app';
import { itemsOf } from '../store/selectors';
import { addFiles } from './adding';
import { removeItems } from './items';
import { setComment, setLabel, toggleFlag } from './labels';
import { moveItems } from './move';
import { clearProject, loadSample, renameProject } from './project';
import { setSmoothing } from './regions';
import { select, setFalseAlarmRate, setThreshold } from './view';

const references = [incoming('a.png', 10), incoming('b.png', 14)];
const queries = [incoming('q1.png', 12), incoming('q2.png', 60), incoming('q3.png', 30)];

const ids = (app: App, bin: 'reference' | 'query') => itemsOf(state(app), bin).map(({ id }) => id);

/** The user's input and the results; without what is recomputed. */
function content(app: App) {
  const { order, items, projectName, ownThreshold, falseAlarmRate, regions } = state(app);
  const photos = order.map((id) => {
    const { name, bin, label, flagged, comment, hasMask, score } = items[id]!;
    const rounded = score === null ? null : score.toFixed(4);
    return { id, name, bin, label, flagged, comment, hasMask, score: rounded };
  });
  return { photos, projectName, ownThreshold, falseAlarmRate, regions };
}

async function opened() {
  const { app } = fakeApp();
  addFiles(app, references, 'reference');
  addFiles(app, queries, 'query');
  await settled(app);
  return app;
}

describe('undo', () => {
  it('goes back through all kinds of change and forth again, with the same results', async () => {
    const app = await opened();
    const [q1, q2, q3] = ids(app, 'query') as [string, string, string];
    const changes: (() => void | Promise<void>)[] = [
      () => setLabel(app, [q1, q2], 'defective'),
      () => toggleFlag(app, [q2]),
      () => setComment(app, q2, 'Look here'),
      () => addFiles(app, [incoming('late.png', 99)], 'query'),
      () => moveItems(app, [q1], 'reference'),
      () => removeItems(app, [q2, ids(app, 'reference')[0]!]),
      () => renameProject(app, 'Screws'),
      () => setThreshold(app, 0.3),
      () => setFalseAlarmRate(app, 0.02),
      () => setSmoothing(app, 2),
      () => loadSample(app, 'k'),
      () => clearProject(app),
      () => addFiles(app, [incoming('new.png', 5)], 'reference'),
      () => moveItems(app, ids(app, 'reference'), 'query'),
    ];
    const seen = [content(app)];
    for (const change of changes) {
      await change();
      await settled(app);
      seen.push(content(app));
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size, 'each changes something').toBe(
      seen.length,
    );
    for (const before of seen.slice(0, -1).toReversed()) {
      app.history.undo();
      await settled(app);
      expect(content(app)).toEqual(before);
    }
    for (const after of seen.slice(1)) {
      app.history.redo();
      await settled(app);
      expect(content(app)).toEqual(after);
    }
    expect(q3).toBeTruthy();
  });

  it('of a removal looks at what has come back, in its place and scored as it was', async () => {
    const app = await opened();
    const [q1, q2, q3] = ids(app, 'query') as [string, string, string];
    const thumbnail = app.thumbnails.get(q2);
    const before = app.liveItems.get(q2);
    removeItems(app, [q2]);
    expect(app.files.has(q2) || app.thumbnails.has(q2) || app.scores.has(q2)).toBe(false);
    select(app, q3);
    app.history.undo();
    expect(ids(app, 'query')).toEqual([q1, q2, q3]);
    expect(state(app).view.selected).toBe(q2);
    expect(app.liveItems.get(q2)).toEqual(before);
    expect(app.thumbnails.get(q2)).toBe(thumbnail);
    await vi.waitFor(() => expect(app.scores.has(q2), 'patch scores, once looked at').toBe(true));
  });

  it('of a removal scores anew what was scored against other references', async () => {
    const app = await opened();
    const [, q2] = ids(app, 'query') as [string, string];
    removeItems(app, [q2]);
    removeItems(app, ids(app, 'reference').slice(0, 1));
    app.history.undo();
    app.history.undo();
    expect(app.liveItems.get(q2)?.score).toBeNull();
    await settled(app);
    expect(app.liveItems.get(q2)?.score).toBeCloseTo(0.46, 5);
  });

  it('of added masks takes their labels too', async () => {
    const { app } = fakeApp();
    const mask = incoming('ground_truth/dent/b_mask.png', 1);
    addFiles(app, [incoming('dent/b.png', 60)], 'query');
    addFiles(app, [mask, incoming('ground_truth/x/y.png', 1)], 'query');
    const facts = () => {
      const { label, hasMask } = [...app.liveItems.values()][0]!;
      return { label, hasMask, waiting: app.masks.unpaired.length };
    };
    const given = { label: 'defective', hasMask: true, waiting: 1 };
    await vi.waitFor(() => expect(facts()).toEqual(given));
    app.history.undo();
    expect(facts()).toEqual({ label: null, hasMask: false, waiting: 0 });
    app.history.redo();
    await vi.waitFor(() => expect(facts()).toEqual(given));
  });

  it('names the next change and how many photos it was about', async () => {
    const app = await opened();
    removeItems(app, ids(app, 'query').slice(0, 2));
    expect(state(app).history).toEqual({ undo: { name: 'remove', photos: 2 }, redo: null });
    app.history.undo();
    expect(state(app).history).toEqual({
      undo: { name: 'add', photos: 3 },
      redo: { name: 'remove', photos: 2 },
    });
  });
});
