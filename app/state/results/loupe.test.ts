import { describe, expect, it, vi } from 'vitest';
import { idOf, settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { randomGrid } from '../../testing/synthetic';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { setThreshold } from '../actions/view';
import type { App } from '../app';
import { lacksFeatures, loupeAt, oddestPoint, patchPosition, stepPatch } from './loupe';

const references = [incoming('a.png', 10), incoming('b.png', 14), incoming('c.png', 12)];
const query = incoming('q.png', 60);
/** In the one patch that fakes have. */
const point = { x: 0.5, y: 0.5 };

const nameOf = (app: App, id: string) => app.liveItems.get(id)!.name;

async function inspectedApp(which = references) {
  const fakes = fakeApp();
  const { app } = fakes;
  addFiles(app, which, 'reference');
  addFiles(app, [query], 'query');
  await settled(app);
  return { ...fakes, id: idOf(app, 'q.png') };
}

const found = (app: App, id: string) => {
  const result = loupeAt(app, id, point);
  if (result.kind !== 'found') throw new Error(`the loupe found nothing: ${result.kind}`);
  return result;
};

const names = (app: App, id: string) =>
  found(app, id).matches.map(({ reference }) => nameOf(app, reference));

describe('loupeAt', () => {
  it('finds the nearest reference patches, with place, distance and the score there', async () => {
    const { app, id } = await inspectedApp();
    const { compared, matches, mapScore } = found(app, id);
    expect(compared).toBe('references');
    expect(names(app, id)).toEqual(['b.png', 'c.png', 'a.png']);
    expect(matches.map(({ distance }) => distance.toFixed(2))).toEqual(['0.46', '0.48', '0.50']);
    expect(matches[0]).toMatchObject({ row: 0, col: 0, at: { x: 0.5, y: 0.5 } });
    expect(mapScore).toBeCloseTo(0.46, 2);
    expect(oddestPoint(app, id)).toEqual(point);
  });

  it('compares a reference with the others', async () => {
    const { app } = await inspectedApp();
    const a = idOf(app, 'a.png');
    expect(found(app, a)).toMatchObject({ compared: 'others', mapScore: null });
    expect(names(app, a)).toEqual(['c.png', 'b.png']);
  });

  it('compares the only reference with its own patches beyond the neighbourhood', async () => {
    const { app, engine } = await inspectedApp([references[0]!]);
    const a = idOf(app, 'a.png');
    expect(found(app, a)).toMatchObject({ compared: 'itself', matches: [] });

    const grid = randomGrid(1, 1, 12, 8);
    app.features.set(a, grid, 'reference');
    engine.bank.set(a, grid);
    engine.set({ bank: { ...engine.current.bank } });
    const { matches } = found(app, a);
    expect(matches.length).toBeGreaterThan(0);
    // The point is in column 6 of 12.
    for (const { col } of matches) expect(Math.abs(col - 6)).toBeGreaterThan(3);
  });

  it('names another one once the nearest reference is gone, and waits for the new score', async () => {
    const { app, id } = await inspectedApp();
    removeItems(app, [idOf(app, 'b.png')]);
    expect(names(app, id)).toEqual(['c.png', 'a.png']);
    expect(found(app, id).mapScore).toBeNull();
    await settled(app);
    expect(found(app, id).mapScore).toBeCloseTo(0.48, 2);
  });

  it('searches once as long as nothing has changed', async () => {
    const { app, engine, id } = await inspectedApp();
    const search = vi.spyOn(engine, 'nearestPatches');
    const { matches } = found(app, id);
    const calls = search.mock.calls.length;
    setThreshold(app, 0.2);
    expect(found(app, id).matches).toBe(matches);
    expect(search.mock.calls.length).toBe(calls);
  });

  it('says that there are no references', async () => {
    const { app, id } = await inspectedApp([]);
    expect(loupeAt(app, id, point)).toEqual({ kind: 'no-references' });
  });

  it('waits for what the pipeline has yet to look at, and says what has failed', async () => {
    const { app } = await inspectedApp();
    addFiles(app, [incoming('late.png', 30), incoming('empty.png')], 'query');
    expect(loupeAt(app, idOf(app, 'late.png'), point)).toEqual({ kind: 'waiting' });
    await settled(app);
    expect(found(app, idOf(app, 'late.png')).matches[0]!.distance).toBeCloseTo(0.16, 5);
    expect(loupeAt(app, idOf(app, 'empty.png'), point)).toEqual({
      kind: 'failed',
      problem: { kind: 'empty-file' },
    });
    expect(loupeAt(app, 'gone', point)).toEqual({ kind: 'failed', problem: null });
  });
});

describe('features that found no room', () => {
  it('are computed from the file, and kept while the photo is looked at', async () => {
    const { app, engine, id } = await inspectedApp();
    app.features.delete(id);
    expect(lacksFeatures(app, id)).toBe(true);
    expect(loupeAt(app, id, point)).toEqual({ kind: 'computing' });
    const embedded = engine.calls.filter((call) => call === 'embed').length;
    const heard = vi.fn<() => void>();
    app.loupeFeatures.subscribe(heard);
    app.loupeFeatures.ask(id);
    app.loupeFeatures.ask(id);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(names(app, id)[0]).toBe('b.png');
    expect(engine.calls.filter((call) => call === 'embed')).toHaveLength(embedded + 1);
    app.loupeFeatures.letGo();
    expect(loupeAt(app, id, point)).toEqual({ kind: 'computing' });
  });

  it('are cancelled when another photo is looked at', async () => {
    const { app, engine, id } = await inspectedApp();
    const a = idOf(app, 'a.png');
    app.features.delete(id);
    app.features.delete(a);
    engine.calls.length = 0;
    app.loupeFeatures.ask(id);
    app.loupeFeatures.ask(a);
    await vi.waitFor(() => expect(app.loupeFeatures.get(a)).not.toBeNull());
    expect(engine.calls).toEqual(['embed']);
    expect(app.loupeFeatures.get(id)).toBeNull();
    expect(names(app, a)).toEqual(['c.png', 'b.png']);
  });

  it('say why they cannot be had, and are tried again when asked for again', async () => {
    const { app, engine, id } = await inspectedApp();
    app.features.delete(id);
    const problem = { kind: 'engine-lost', detail: 'gone' } as const;
    engine.failures.push(problem);
    app.loupeFeatures.ask(id);
    await vi.waitFor(() => expect(loupeAt(app, id, point)).toEqual({ kind: 'failed', problem }));
    app.loupeFeatures.ask(id);
    await vi.waitFor(() => expect(names(app, id)[0]).toBe('b.png'));
  });
});

describe('patches of a photo', () => {
  it('are where the grid has them, and end at its edges', async () => {
    const { app, id } = await inspectedApp();
    app.features.set(id, randomGrid(1, 2, 4, 8), 'query');
    expect(patchPosition(app, id, { x: 0.6, y: 0.2 })).toEqual({
      row: 0,
      col: 2,
      at: { x: 0.625, y: 0.25 },
      box: { x: 0.5, y: 0, width: 0.25, height: 0.5 },
    });
    const from = { x: 0.6, y: 0.2 };
    expect(stepPatch(app, id, from, { rows: 1, cols: -1 })).toEqual({ x: 0.375, y: 0.75 });
    expect(stepPatch(app, id, from, { rows: -1, cols: 9 })).toEqual({ x: 0.875, y: 0.25 });
    expect(patchPosition(app, 'gone', from)).toBeNull();
  });
});
