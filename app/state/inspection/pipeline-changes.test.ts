import { describe, expect, it, vi } from 'vitest';
import { settled, stateOf as state } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { exportAll } from '../actions/export';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { moveItems } from '../actions/move';
import type { App } from '../app';
import { countItems, itemsOf } from '../store/selectors';

/** Changes of the references at inconvenient moments. */

/** With what the page hears of only a little later. */
const ids = (app: App, bin: 'reference' | 'query') => itemsOf(state(app), bin).map(({ id }) => id);
const files = (prefix: string, count: number, first: number) =>
  Array.from({ length: count }, (_, i) => incoming(`${prefix}${i}.png`, first + i));

async function inspecting(references: number) {
  const fake = fakeApp();
  addFiles(fake.app, files('r', references, 10), 'reference');
  addFiles(fake.app, files('q', 40, 100), 'query');
  const some = () => expect(countItems(state(fake.app)).scored).toBeGreaterThan(3);
  await vi.waitFor(some, { interval: 1 });
  expect(countItems(state(fake.app)).scored).toBeLessThan(40);
  return fake;
}

describe('while queries are under way', () => {
  it('the only reference may go: no query fails, and all forget their scores', async () => {
    const { app } = await inspecting(1);
    removeItems(app, ids(app, 'reference'));
    await settled(app);
    expect(countItems(state(app))).toMatchObject({ failed: 0, scored: 0 });
    expect(app.scores.size).toBe(0);
    expect(state(app).calibration).toBeNull();
    addFiles(app, files('new', 1, 30), 'reference');
    await vi.waitFor(() => expect(countItems(state(app)).scored).toBe(40), 5000);
  });

  it('the only reference may become a query', async () => {
    const { app } = await inspecting(1);
    moveItems(app, ids(app, 'reference'), 'query');
    await settled(app);
    expect(countItems(state(app))).toMatchObject({ failed: 0, scored: 0, queries: 41 });
  });

  it('a reference of a thinned bank may go', async () => {
    const { app, engine } = await inspecting(3);
    engine.set({ bank: { directions: 1, patches: 3, kept: 3, farthest: 0.1 } });
    removeItems(app, ids(app, 'reference').slice(0, 1));
    await settled(app);
    await vi.waitFor(() => {
      const queries = itemsOf(state(app), 'query');
      expect(queries.every(({ scoredAgainst }) => scoredAgainst === 2)).toBe(true);
    }, 5000);
    expect(countItems(state(app)).failed).toBe(0);
  });

  it('all references may go at once, thinned or not', async () => {
    for (const farthest of [null, 0.1]) {
      const { app, engine } = await inspecting(2);
      engine.set({ bank: { directions: 1, patches: 2, kept: 2, farthest } });
      removeItems(app, ids(app, 'reference'));
      await settled(app);
      expect(countItems(state(app))).toMatchObject({ failed: 0, scored: 0 });
      expect(state(app).calibration).toBeNull();
      expect(engine.bank.size).toBe(0);
    }
  });

  it('an engine that fails takes no image with it', async () => {
    const { app, engine } = await inspecting(2);
    engine.set({ phase: 'failed', backend: null });
    engine.failures.push(...Array.from({ length: 9 }, () => failed));
    await vi.waitFor(() => expect(state(app).inspecting).toBeNull());
    expect(countItems(state(app)).failed).toBe(0);
    engine.failures.length = 0;
    engine.set({ phase: 'ready', backend: 'cpu' });
    await vi.waitFor(() => expect(countItems(state(app)).scored).toBe(40), 5000);
  });
});

const failed = { kind: 'engine-failed', detail: 'gone' } as const;

describe('without a bank yet', () => {
  it('a query that becomes a reference while it is embedded enters the bank', async () => {
    const { app, engine } = fakeApp();
    addFiles(app, files('q', 3, 10), 'query');
    const first = ids(app, 'query')[0]!;
    await vi.waitFor(() => expect(state(app).items[first]!.status).toBe('working'));
    moveItems(app, [first], 'reference');
    await settled(app);
    expect(state(app).items[first]!.status).toBe('done');
    expect([...engine.bank.keys()]).toEqual([first]);
    expect(countItems(state(app)).scored).toBe(2);
  });
});

describe('while the zip is written', () => {
  it('it holds what there was when it was asked for', async () => {
    const { app, imaging, saver } = fakeApp();
    addFiles(app, files('r', 2, 10), 'reference');
    addFiles(app, files('q', 4, 100), 'query');
    await settled(app);
    const render = imaging.render.bind(imaging);
    imaging.render = async (job) => {
      if (job.name === 'q2.png') removeItems(app, ids(app, 'query'));
      return render(job);
    };
    await exportAll(app);
    expect(saver.entries).toHaveLength(4 * 5 + 5);
    const results = JSON.parse(saver.entries.at(-1)!.data as string);
    expect(results.results).toHaveLength(4);
    expect(results.results[0].score).toBeGreaterThan(0);
  });
});
