import { describe, expect, it, vi } from 'vitest';
import type { ItemStatus } from '../../core/project/item';
import { settled, stateOf as state } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { removeItems, retryItems } from '../actions/items';
import { moveItems } from '../actions/move';
import { cancelInspection, resumeInspection } from '../actions/run';
import { select } from '../actions/view';
import type { App } from '../app';
import { sortedQueries } from '../items/listed';
import { countItems, itemsOf, selectThreshold } from '../store/selectors';

const references = [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)];
const queries = [incoming('q1.png', 12), incoming('q2.png', 60), incoming('q3.png', 30)];

/** With what the page hears of only a little later. */
const named = (app: App, name: string) =>
  Object.values(state(app).items).find((item) => item.name === name)!;
const statuses = (app: App): ItemStatus[] => Object.values(state(app).items).map((i) => i.status);

/** Until nothing is left to do. */
describe('inspection', () => {
  it('scores every query against the whole bank, once', async () => {
    const { app, engine } = fakeApp();
    addFiles(app, queries, 'query');
    addFiles(app, references, 'reference');
    await settled(app);
    expect(sortedQueries(state(app)).map(({ name }) => name)).toEqual([
      'q2.png',
      'q3.png',
      'q1.png',
    ]);
    expect(named(app, 'q2.png').score).toBeCloseTo(0.46, 5);
    expect(named(app, 'q2.png').scoredAgainst).toBe(3);
    const scorings = engine.calls.filter((call) => call === 'inspect' || call === 'score');
    expect(scorings).toHaveLength(3);
  });

  it('sets a threshold from the left-out references', async () => {
    const { app } = fakeApp();
    addFiles(app, references, 'reference');
    await settled(app);
    await vi.waitFor(() => expect(state(app).calibration).not.toBeNull());
    // Nearest others: 0.02 each.
    expect(state(app).calibration?.method).toBe('leave-one-out');
    const { threshold, scores } = state(app).calibration!;
    expect(scores).toHaveLength(3);
    expect(scores[0]).toBeCloseTo(0.02, 5);
    expect(selectThreshold(state(app))).toBe(threshold);
    expect(threshold).toBeGreaterThan(0.02);
    expect(threshold).toBeLessThan(0.03);
    expect(named(app, 'a.png').score).toBeCloseTo(0.02, 5);
  });

  it('compares a lone reference with itself', async () => {
    const { app } = fakeApp();
    addFiles(app, references.slice(0, 1), 'reference');
    await vi.waitFor(() => expect(state(app).calibration?.method).toBe('alone'));
    expect(selectThreshold(state(app))).toBeGreaterThan(0.5);
    expect(named(app, 'a.png').score).toBeNull();
  });

  it('embeds queries while there is nothing to compare with', async () => {
    const { app } = fakeApp();
    addFiles(app, queries, 'query');
    await settled(app);
    expect(statuses(app)).toEqual(['embedded', 'embedded', 'embedded']);
  });

  it('rescores from features when the references change', async () => {
    const { app, engine } = fakeApp();
    addFiles(app, references.slice(0, 1), 'reference');
    addFiles(app, queries, 'query');
    await settled(app);
    engine.calls.length = 0;
    addFiles(app, [incoming('new.png', 60)], 'reference');
    await vi.waitFor(() => expect(named(app, 'q2.png').score).toBe(0));
    await settled(app);
    expect(engine.calls.filter((call) => call === 'embed')).toHaveLength(1);
    expect(engine.calls.filter((call) => call === 'inspect')).toHaveLength(0);
    expect(engine.calls.filter((call) => call === 'score')).toHaveLength(3);

    removeItems(app, [named(app, 'new.png').id]);
    await vi.waitFor(() => expect(named(app, 'q2.png').score).toBeCloseTo(0.5, 5));
  });

  it('fills the bank in the order of the references, whichever is decoded first', async () => {
    const { app, engine, imaging } = fakeApp();
    const decode = imaging.decode.bind(imaging);
    imaging.decode = async (file, name, signal) => {
      if (name === 'a.png') await new Promise((resolve) => setTimeout(resolve, 30));
      return decode(file, name, signal);
    };
    addFiles(app, references, 'reference');
    await settled(app);
    const names = [...engine.bank.keys()].map((id) => state(app).items[id]!.name);
    expect(names).toEqual(['a.png', 'b.png', 'c.png']);
  });

  it('keeps that order past a reference that is broken', async () => {
    const { app, engine, imaging } = fakeApp();
    const decode = imaging.decode.bind(imaging);
    imaging.decode = async (file, name, signal) => {
      if (name === 'a.png') await new Promise((resolve) => setTimeout(resolve, 30));
      return decode(file, name, signal);
    };
    addFiles(
      app,
      [incoming('a.png', 10), incoming('broken.png'), incoming('c.png', 12)],
      'reference',
    );
    await settled(app);
    const names = [...engine.bank.keys()].map((id) => state(app).items[id]!.name);
    expect(names).toEqual(['a.png', 'c.png']);
  });

  it('builds a thinned bank again when a reference goes, and keeps the scores meanwhile', async () => {
    const { app, engine } = fakeApp();
    addFiles(app, references, 'reference');
    addFiles(app, queries, 'query');
    await settled(app);
    engine.set({ bank: { directions: 1, patches: 3, kept: 3, farthest: 0.1 } });
    const appended = vi.spyOn(engine, 'appendReference');
    removeItems(app, [named(app, 'a.png').id]);
    expect(named(app, 'q2.png').score).not.toBeNull();
    await settled(app);
    expect(appended).toHaveBeenCalledTimes(2);
    expect(engine.bank.size).toBe(2);
    expect(engine.calls.filter((call) => call === 'embed')).toHaveLength(3);
    await vi.waitFor(() => expect(named(app, 'q2.png').scoredAgainst).toBe(2));
  });

  it('never gives an id twice', async () => {
    const { app } = fakeApp();
    addFiles(app, queries, 'query');
    const { id } = named(app, 'q3.png');
    removeItems(app, [id]);
    addFiles(app, [incoming('q4.png', 1)], 'query');
    expect(named(app, 'q4.png').id).not.toBe(id);
    await settled(app);
  });

  it('forgets scores with the last reference', async () => {
    const { app } = fakeApp();
    addFiles(app, references.slice(0, 1), 'reference');
    addFiles(app, queries, 'query');
    await settled(app);
    removeItems(
      app,
      itemsOf(state(app), 'reference').map(({ id }) => id),
    );
    expect(state(app).calibration).toBeNull();
    expect(itemsOf(state(app), 'query').every(({ score }) => score === null)).toBe(true);
    expect(app.scores.size).toBe(0);
    addFiles(app, references.slice(1), 'reference');
    await settled(app);
    await vi.waitFor(() => expect(named(app, 'q1.png').score).toBe(0));
  });

  it('makes a query a reference and back, without its pixels', async () => {
    const { app, engine } = fakeApp();
    addFiles(app, references, 'reference');
    addFiles(app, queries, 'query');
    await settled(app);
    engine.calls.length = 0;
    const { id } = named(app, 'q2.png');
    moveItems(app, [id], 'reference');
    await vi.waitFor(() => expect(named(app, 'q2.png').status).toBe('done'));
    await vi.waitFor(() => expect(named(app, 'q3.png').scoredAgainst).toBe(4));
    moveItems(app, [id], 'query');
    await vi.waitFor(() => expect(named(app, 'q2.png').score).toBeCloseTo(0.46, 5));
    expect(engine.calls).not.toContain('embed');
    expect(engine.calls).not.toContain('inspect');
    expect([...engine.bank.keys()]).not.toContain(id);
  });
});

describe('first look', () => {
  it('goes to the oddest query at the end', async () => {
    const { app } = fakeApp();
    addFiles(app, references, 'reference');
    addFiles(app, queries, 'query');
    await settled(app);
    expect(state(app).view.selected).toBe(named(app, 'q2.png').id);
  });

  it('stays where the person has looked', async () => {
    const { app } = fakeApp();
    addFiles(app, references, 'reference');
    addFiles(app, queries, 'query');
    select(app, named(app, 'q3.png').id);
    await settled(app);
    expect(state(app).view.selected).toBe(named(app, 'q3.png').id);
  });
});

describe('trouble', () => {
  it('names the broken file and inspects the others', async () => {
    const { app } = fakeApp();
    addFiles(app, references, 'reference');
    addFiles(app, [incoming('empty.png'), ...queries], 'query');
    await settled(app);
    expect(named(app, 'empty.png')).toMatchObject({
      status: 'failed',
      problem: { kind: 'empty-file' },
    });
    expect(countItems(state(app))).toMatchObject({ scored: 3, failed: 1 });
  });

  it('tries again after a lost worker, and gives an image up after three', async () => {
    const { app, engine } = fakeApp();
    engine.failures.push({ kind: 'engine-lost', detail: '' });
    addFiles(app, references.slice(0, 1), 'reference');
    await settled(app);
    expect(named(app, 'a.png').status).toBe('done');

    addFiles(app, queries.slice(0, 1), 'query');
    for (let i = 0; i < 3; i++) engine.failures.push({ kind: 'out-of-memory' });
    await settled(app);
    expect(named(app, 'q1.png').problem).toEqual({ kind: 'out-of-memory' });
    retryItems(app, [named(app, 'q1.png').id]);
    await settled(app);
    expect(named(app, 'q1.png').status).toBe('done');
  });

  it('keeps what is finished when cancelled, and resumes with the rest', async () => {
    const { app } = fakeApp();
    addFiles(app, references, 'reference');
    const many = Array.from({ length: 600 }, (_, i) => incoming(`m${i}.png`, 20, i % 256, i >> 8));
    addFiles(app, many, 'query');
    const some = () => expect(countItems(state(app)).scored).toBeGreaterThan(5);
    await vi.waitFor(some, { interval: 2 });
    cancelInspection(app);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { scored } = countItems(state(app));
    expect(scored).toBeLessThan(600);
    expect(statuses(app)).not.toContain('working');
    expect(state(app).inspecting).toBeNull();
    resumeInspection(app);
    await vi.waitFor(() => expect(countItems(state(app)).scored).toBe(600), 10_000);
  });

  it('takes out doubles of the same bin and says so', async () => {
    const { app } = fakeApp();
    addFiles(app, [...references, incoming('again.png', 10)], 'reference');
    addFiles(app, [incoming('same-as-a.png', 10)], 'query');
    await settled(app);
    expect(named(app, 'again.png')).toBeUndefined();
    expect(named(app, 'same-as-a.png').score).toBe(0);
    expect(state(app).notices.map(({ kind }) => kind)).toEqual(['duplicates', 'also-reference']);
    expect(app.files.size).toBe(4);
  });
});

describe('folders', () => {
  it('an MVTec-style folder sorts itself, whichever bin it falls into', async () => {
    const { app } = fakeApp();
    const files = [
      incoming('set/train/good/0.png', 10),
      incoming('set/train/good/1.png', 12),
      incoming('set/test/good/0.png', 11),
      incoming('set/test/hole/0.png', 80),
      incoming('set/ground_truth/hole/0_mask.png', 1),
      incoming('set/.DS_Store', 1),
    ];
    addFiles(app, files, 'query');
    await settled(app);
    expect(itemsOf(state(app), 'reference').map(({ path }) => path)).toEqual([
      'set/train/good/0.png',
      'set/train/good/1.png',
    ]);
    expect(itemsOf(state(app), 'query').map(({ label }) => label)).toEqual(['good', 'defective']);
    expect(itemsOf(state(app), 'query').map(({ hasMask }) => hasMask)).toEqual([false, true]);
    expect(state(app).notices).toEqual([]);
  });

  it('files without a layout go where they are dropped', async () => {
    const { app } = fakeApp();
    addFiles(app, [incoming('parts/0.png', 10)], 'reference');
    expect(itemsOf(state(app), 'reference')).toHaveLength(1);
  });
});
