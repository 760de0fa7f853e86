import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { cancelInspection, resumeInspection } from '../actions/run';
import { select } from '../actions/view';
import type { App } from '../app';
import { itemsOf } from '../store/selectors';

const queryIds = (app: App) => itemsOf(app.store.getState(), 'query').map(({ id }) => id);

const atRest = (app: App) =>
  vi.waitFor(() => expect(app.store.getState().inspecting).toBeNull(), 5000);

/** Inspected queries, and the order in which they get scores from now on. */
async function inspected(count: number) {
  const fake = fakeApp();
  const { app, engine } = fake;
  // One after the other, so that the order is that of the choice.
  engine.set({ lanes: 0 });
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 12)], 'reference');
  const files = Array.from({ length: count }, (_, i) => incoming(`q${i}.png`, 20, i));
  addFiles(app, files, 'query');
  await vi.waitFor(() => expect(app.scores.size).toBe(count), 5000);
  await atRest(app);
  const scored: string[] = [];
  const set = app.scores.set.bind(app.scores);
  app.scores.set = (id, scores) => {
    scored.push(id);
    set(id, scores);
  };
  return { ...fake, scored, ids: queryIds(app) };
}

const addReference = (app: App) => addFiles(app, [incoming('c.png', 14)], 'reference');

describe('rescoring after a change of the references', () => {
  it('begins with the selected query, then those in sight from the top, then as added', async () => {
    const { app, scored, ids } = await inspected(12);
    const [selected, top, second] = [ids[7]!, ids[9]!, ids[4]!];
    select(app, selected);
    app.pipeline.lookAt([top, selected, second]);
    addReference(app);
    await vi.waitFor(() => expect(scored).toHaveLength(12), 5000);
    const rest = ids.filter((id) => ![selected, top, second].includes(id));
    expect(scored).toEqual([selected, top, second, ...rest]);
  });

  it('follows what is looked at meanwhile', async () => {
    const { app, scored, ids } = await inspected(60);
    app.pipeline.lookAt(ids.slice(0, 20));
    removeItems(app, [itemsOf(app.store.getState(), 'reference')[0]!.id]);
    await vi.waitFor(() => expect(scored.length).toBeGreaterThan(3), { interval: 1 });
    const before = scored.length;
    app.pipeline.lookAt(ids.slice(40, 43));
    await vi.waitFor(() => expect(scored).toHaveLength(60), 5000);
    // Two were under way.
    expect(scored.slice(before + 2, before + 5)).toEqual(ids.slice(40, 43));
    expect(new Set(scored).size).toBe(60);
  });

  it('stops when cancelled, keeps the scores there were, and goes on with the rest', async () => {
    const { app, scored } = await inspected(60);
    addReference(app);
    await vi.waitFor(() => expect(scored.length).toBeGreaterThan(3), { interval: 1 });
    cancelInspection(app);
    const stopped = scored.length;
    expect(stopped).toBeLessThan(60);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(scored).toHaveLength(stopped);
    const queries = itemsOf(app.store.getState(), 'query');
    expect(queries.every(({ score }) => score !== null)).toBe(true);
    resumeInspection(app);
    await vi.waitFor(() => expect(scored).toHaveLength(60), 5000);
    await atRest(app);
    expect(new Set(scored).size, 'none twice').toBe(60);
  });
});
