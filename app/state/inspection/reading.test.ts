import { describe, expect, it, vi } from 'vitest';
import type { SampleBits } from '../../core/image/sample-range';
import { calibrated, idOf, settled, stateOf } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { MemoryProjectStore } from '../../testing/memory-project-store';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { moveItems } from '../actions/move';
import { setRange } from '../actions/range';
import type { App } from '../app';
import { selectCopies, unlikeOf } from '../store/compared';

const readAs = (app: App, name: string) =>
  app.liveItems.get(idOf(app, name))!.pixels?.depth?.readAs;
const noticesOf = (app: App, wanted: string) =>
  stateOf(app).notices.filter(({ kind }) => kind === wanted);

function withReaches(reaches: Record<string, SampleBits>) {
  const fakes = fakeApp();
  for (const [name, reach] of Object.entries(reaches)) fakes.imaging.looks.reaches.set(name, reach);
  return fakes;
}

describe('the range of camera data', () => {
  it('is that of the references for all photos, and is said', async () => {
    const { app, imaging } = withReaches({ 'a.tif': 10, 'b.tif': 12, 'q.tif': 10, 'x.tif': 14 });
    addFiles(app, [incoming('a.tif', 10), incoming('b.tif', 14)], 'reference');
    addFiles(app, [incoming('q.tif', 60), incoming('x.tif', 70)], 'query');
    await calibrated(app);
    for (const name of ['a.tif', 'b.tif', 'q.tif', 'x.tif']) expect(readAs(app, name)).toBe(12);
    expect(imaging.looks.readAs).toBe(12);
    expect(stateOf(app).readAs).toBe(12);
    // The bank has them in the order that they were added, whichever was read last.
    expect(app.pipeline.references()).toEqual([idOf(app, 'a.tif'), idOf(app, 'b.tif')]);
    expect(noticesOf(app, 'range').at(-1)).toMatchObject({ bits: 12, from: 'references' });
    const item = app.liveItems.get(idOf(app, 'x.tif'))!;
    expect(unlikeOf(stateOf(app), item)).toEqual([{ kind: 'range', reach: 14, readAs: 12 }]);
    expect(noticesOf(app, 'unlike-references')).toMatchObject([{ names: ['x.tif'] }]);
  });

  it('is that of the queries where the references have 8 bits', async () => {
    const { app } = withReaches({ 'q.tif': 12, 'dark.tif': 10 });
    addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
    addFiles(app, [incoming('dark.tif', 60), incoming('q.tif', 70)], 'query');
    await settled(app);
    expect([readAs(app, 'dark.tif'), readAs(app, 'q.tif')]).toEqual([12, 12]);
    expect(noticesOf(app, 'range').at(-1)).toMatchObject({ bits: 12, from: 'queries' });
  });

  it('can be chosen, which reads all anew, and be taken back', async () => {
    const { app, engine } = withReaches({ 'a.tif': 12, 'q.tif': 12 });
    addFiles(app, [incoming('a.tif', 10), incoming('b.png', 14)], 'reference');
    addFiles(app, [incoming('q.tif', 60), incoming('p.png', 70)], 'query');
    await calibrated(app);
    const before = stateOf(app).bankVersion;
    engine.calls.length = 0;
    setRange(app, 16);
    await settled(app);
    expect([readAs(app, 'a.tif'), readAs(app, 'q.tif'), readAs(app, 'p.png')]).toEqual([16, 16, undefined]); // prettier-ignore
    expect(stateOf(app).bankVersion).toBeGreaterThan(before);
    // 8-bit photos keep their features.
    expect(engine.calls.filter((call) => call === 'embed' || call === 'inspect')).toHaveLength(2);
    app.history.undo();
    await settled(app);
    expect([stateOf(app).range, readAs(app, 'a.tif'), readAs(app, 'q.tif')]).toEqual([
      null,
      12,
      12,
    ]);
    expect(() => setRange(app, 9 as SampleBits)).toThrow('got 9');
  });

  it('reaches what is kept of a photo, whatever the bank', async () => {
    const projectStore = new MemoryProjectStore();
    const { app, imaging } = fakeApp(projectStore);
    await app.projects.start();
    imaging.looks.reaches.set('q.tif', 12);
    addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
    addFiles(app, [incoming('q.tif', 90)], 'query');
    await settled(app);
    await app.projects.flush();
    const { bankVersion } = stateOf(app);
    setRange(app, 14);
    await settled(app);
    expect(stateOf(app).bankVersion).toBe(bankVersion);
    await app.projects.flush();
    const again = fakeApp(projectStore).app;
    again.preferences.write('project', stateOf(app).autosave.id!);
    await again.projects.start();
    const { id, score } = again.liveItems.get(idOf(again, 'q.tif'))!;
    expect(score).toBeCloseTo(0.08, 3);
    expect(again.scores.get(id)!.distances[0]).toBeCloseTo(score!, 4);
  });

  it('leaves projects of 8 bits alone', async () => {
    const { app, engine, imaging } = fakeApp();
    addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
    addFiles(app, [incoming('q.png', 60)], 'query');
    await calibrated(app);
    expect(imaging.looks.readAs).toBeNull();
    expect(stateOf(app).notices).toEqual([]);
    expect(engine.calls.filter((call) => call === 'embed')).toHaveLength(2);
  });
});

describe('the scale of the first reference', () => {
  const strip = { width: 2000, height: 100 };

  it('is that of photos with a few rows more, and goes with it', async () => {
    const { app, imaging } = fakeApp();
    imaging.looks.sizes.set('a.png', strip).set('b.png', strip);
    imaging.looks.sizes.set('q.png', { width: 2000, height: 113 });
    addFiles(app, [incoming('a.png', 10)], 'reference');
    addFiles(app, [incoming('q.png', 60), incoming('p.png', 61)], 'query');
    await settled(app);
    const image = () => app.liveItems.get(idOf(app, 'q.png'))!.image;
    expect(image()).toEqual({
      width: 2000,
      height: 113,
      patch: { width: 2000 / 178, height: 12.5 },
    });
    removeItems(app, [idOf(app, 'a.png')]);
    imaging.looks.sizes.set('c.png', { width: 2000, height: 113 });
    addFiles(app, [incoming('c.png', 12)], 'reference');
    await settled(app);
    expect(image()).toEqual({ width: 2000, height: 113 });
    expect(app.liveItems.get(idOf(app, 'q.png'))!.status).toBe('done');
  });
});

describe('references that are the same picture', () => {
  /** A picture of its own for each seed. */
  const picture = (seed: number) =>
    Float32Array.from({ length: 64 * 64 }, (_, i) => Math.imul(i + 1, 2_654_435_761 * seed) >>> 24);

  it('count once for the calibration, and are named', async () => {
    const { app, imaging } = fakeApp();
    for (const name of ['a.png', 'a.jpg', 'a.tif']) imaging.looks.sketches.set(name, picture(1));
    imaging.looks.sketches.set('b.png', picture(3));
    addFiles(app, [incoming('a.png', 10), incoming('a.jpg', 11)], 'reference');
    await calibrated(app);
    expect(stateOf(app).calibration).toMatchObject({ method: 'alone', scores: { length: 1 } });
    expect(selectCopies(stateOf(app))).toMatchObject([{ name: 'a.jpg', of: 'a.png' }]);
    addFiles(app, [incoming('b.png', 20), incoming('a.tif', 12)], 'reference');
    await calibrated(app);
    expect(stateOf(app).calibration).toMatchObject({
      method: 'leave-one-out',
      scores: { length: 2 },
    });
    expect(selectCopies(stateOf(app)).map(({ name }) => name)).toEqual(['a.jpg', 'a.tif']);
    expect(app.liveItems.get(idOf(app, 'a.jpg'))!.score).toBeNull();
    // All of them stay in the bank; without the first, the next one stands for them.
    expect(app.pipeline.references()).toHaveLength(4);
    removeItems(app, [idOf(app, 'a.png')]);
    await settled(app);
    expect(selectCopies(stateOf(app))).toMatchObject([{ name: 'a.tif', of: 'a.jpg' }]);
  });

  it('are sought among former queries, too', async () => {
    const { app, imaging } = fakeApp();
    for (const name of ['a.png', 'q.png']) imaging.looks.sketches.set(name, picture(1));
    addFiles(app, [incoming('a.png', 10)], 'reference');
    addFiles(app, [incoming('q.png', 11)], 'query');
    await settled(app);
    const decode = vi.spyOn(imaging, 'decode');
    moveItems(app, [idOf(app, 'q.png')], 'reference');
    await calibrated(app);
    expect(selectCopies(stateOf(app))).toMatchObject([{ name: 'q.png', of: 'a.png' }]);
    expect(decode, 'what was read as a query is known').not.toHaveBeenCalled();
    // As in a project with more queries than sketches have room for.
    moveItems(app, [idOf(app, 'q.png')], 'query');
    await settled(app);
    app.sketches.delete(idOf(app, 'q.png'));
    moveItems(app, [idOf(app, 'q.png')], 'reference');
    await calibrated(app);
    await vi.waitFor(() => expect(selectCopies(stateOf(app))).toMatchObject([{ name: 'q.png' }]));
    expect(decode).toHaveBeenCalledTimes(1);
  });
});
