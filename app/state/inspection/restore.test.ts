import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { exportAll, exportImage } from '../actions/export';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { cancelInspection } from '../actions/run';
import { select } from '../actions/view';
import { sortedQueries } from '../items/listed';

/** Two queries whose patch scores have made room for others. */
async function withoutScores() {
  const fake = fakeApp();
  const { app } = fake;
  addFiles(app, [incoming('a.png', 10)], 'reference');
  addFiles(app, [incoming('p.png', 60), incoming('q.png', 40)], 'query');
  await vi.waitFor(() => {
    expect(app.scores.size).toBe(2);
    expect(app.store.getState().inspecting).toBeNull();
  });
  const [p, q] = sortedQueries(app.store.getState()).map(({ id }) => id) as [string, string];
  for (const id of [p, q]) app.scores.delete(id);
  fake.engine.calls.length = 0;
  return { ...fake, p, q };
}

describe('patch scores that had to make room', () => {
  it('come back when their query is looked at, also while paused', async () => {
    const { app, engine, q } = await withoutScores();
    cancelInspection(app);
    const before = app.store.getState().items[q];
    select(app, q);
    await vi.waitFor(() => expect(app.scores.get(q)?.distances[0]).toBeCloseTo(0.3, 4));
    expect(app.store.getState().items[q], 'the page is told').not.toBe(before);
    expect(engine.calls, 'from features').toEqual(['score']);
    app.features.delete(q);
    app.scores.delete(q);
    select(app, null);
    select(app, q);
    await vi.waitFor(() => expect(app.scores.has(q)).toBe(true));
    expect(engine.calls, 'from the file').toEqual(['score', 'inspect']);
  });

  it('do not come back to a query that has gone meanwhile', async () => {
    const { app, q } = await withoutScores();
    select(app, q);
    removeItems(app, [q]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(app.scores.has(q)).toBe(false);
  });

  it('are computed for the export, which is whole, and not kept', async () => {
    const { app, saver, q } = await withoutScores();
    await exportAll(app);
    expect(saver.entries).toHaveLength(2 * 5 + 5);
    const { results } = JSON.parse(saver.entries.at(-1)!.data as string);
    expect(results).toMatchObject([
      { file: 'p.png', score: 0.5, nearestReference: 'a.png', gridRows: 1 },
      { file: 'q.png', score: 0.3, nearestReference: 'a.png', gridRows: 1 },
    ]);
    await exportImage(app, q, 'overlay');
    expect(saver.blobs).toEqual(['q_overlay.png']);
    expect(app.scores.size).toBe(0);
  });
});
