import { describe, expect, it, vi } from 'vitest';
import { idOf, settled as inspectionSettled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';
import { setRange } from '../actions/range';
import { setMapThreshold } from '../actions/regions';
import { cancelSurvey, setFilter, setSort } from '../actions/view';
import type { App } from '../app';
import { selectListedIds } from '../items/listed';
import { foundRegionsOf } from '../store/selectors';

/** Scores 0.46, 0.2 and 0.02, added from least to most; the map threshold is 0.1. */
async function inspected() {
  const fake = fakeApp();
  addFiles(fake.app, [incoming('r.png', 10), incoming('s.png', 14)], 'reference');
  const files = [incoming('a.png', 12), incoming('b.png', 34), incoming('c.png', 60)];
  addFiles(fake.app, files, 'query');
  await vi.waitFor(() => expect(fake.app.scores.size).toBe(3));
  await vi.waitFor(() => expect(fake.app.store.getState().inspecting).toBeNull());
  setMapThreshold(fake.app, 0.1);
  return fake;
}

const found = (app: App) => app.store.getState().survey.found;
const settled = (app: App, photos = 3) =>
  vi.waitFor(() => {
    expect(found(app).size).toBe(photos);
    expect(app.store.getState().survey.left).toBe(0);
  });
const listed = (app: App) => {
  const state = app.store.getState();
  return selectListedIds(state).map((id) => state.items[id]!.name);
};
const factsOf = (app: App, name: string) =>
  foundRegionsOf(app.store.getState(), app.liveItems.get(idOf(app, name))!);

describe('Survey', () => {
  it('finds regions only as long as an order goes by them', async () => {
    const { app, imaging } = await inspected();
    setSort(app, 'name');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(imaging.surveys).toEqual([]);
    setSort(app, 'area');
    expect(app.store.getState().survey.left).toBe(3);
    await settled(app);
    expect(imaging.surveys).toEqual([{ photos: 3, threshold: 0.1 }]);
    expect(listed(app)).toEqual(['c.png', 'b.png', 'a.png']);
    expect(factsOf(app, 'b.png')?.regions).toEqual([
      {
        areaPercent: expect.closeTo(2, 3),
        areaMm2: null,
        peak: expect.any(Number),
        shape: 'round',
      },
    ]);
    expect(factsOf(app, 'a.png')?.regions).toEqual([]);
  });

  it('finds them for a filter by form', async () => {
    const { app } = await inspected();
    setFilter(app, { shapes: ['elongated'] });
    expect(listed(app), 'nothing is known yet').toEqual([]);
    await settled(app);
    expect(listed(app)).toEqual(['c.png']);
    setFilter(app, { shapes: ['elongated', 'round'] });
    expect(listed(app)).toEqual(['c.png', 'b.png']);
  });

  it('takes the newest settings, and does not tell of old findings meanwhile', async () => {
    const { app, imaging } = await inspected();
    setSort(app, 'area');
    await settled(app);
    for (const threshold of [0.15, 0.2, 0.3]) setMapThreshold(app, threshold);
    expect(factsOf(app, 'b.png')).toBeNull();
    expect(listed(app), 'but keeps their order').toEqual(['c.png', 'b.png', 'a.png']);
    await settled(app);
    expect(imaging.surveys.map(({ threshold }) => threshold)).toEqual([0.1, 0.3]);
    expect(factsOf(app, 'b.png')?.regions).toEqual([]);
    expect(factsOf(app, 'c.png')?.regions).toHaveLength(1);
  });

  it('stops when nobody wants it any more', async () => {
    const { app, imaging } = await inspected();
    setSort(app, 'area');
    setFilter(app, { shapes: ['round'] });
    cancelSurvey(app);
    expect(app.store.getState().view).toMatchObject({ sort: 'score', filter: { shapes: [] } });
    expect(app.store.getState().survey.left).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(imaging.surveys).toEqual([]);
  });

  it('looks at what is new alone, and lets go of what is removed', async () => {
    const { app, imaging } = await inspected();
    setSort(app, 'area');
    await settled(app);
    addFiles(app, [incoming('d.png', 90)], 'query');
    await vi.waitFor(() => expect(imaging.surveys).toHaveLength(2));
    await settled(app, 4);
    expect(imaging.surveys.map(({ photos }) => photos)).toEqual([3, 1]);
    removeItems(app, [idOf(app, 'b.png'), idOf(app, 'd.png')]);
    expect([...found(app).keys()]).toEqual([idOf(app, 'c.png'), idOf(app, 'a.png')]);
  });

  it('finds them anew against another bank', async () => {
    const { app } = await inspected();
    setSort(app, 'area');
    await settled(app);
    addFiles(app, [incoming('t.png', 50)], 'reference');
    await vi.waitFor(() =>
      expect(factsOf(app, 'c.png')?.regions[0]?.areaPercent).toBeCloseTo(1, 3),
    );
  });

  it('gives up what fails until something else is asked for', async () => {
    const { app, imaging } = await inspected();
    imaging.surveyFailures.push({ kind: 'engine-lost', detail: 'gone' });
    setSort(app, 'area');
    await vi.waitFor(() => expect(imaging.surveys).toHaveLength(1));
    await vi.waitFor(() => expect(app.store.getState().survey.left).toBe(0));
    expect(found(app).size).toBe(0);
    setMapThreshold(app, 0.11);
    await settled(app);
  });

  it('finds them again in a photo that was read in another range', async () => {
    const { app, imaging } = fakeApp();
    imaging.looks.reaches.set('q.tif', 12);
    addFiles(app, [incoming('r.png', 10), incoming('s.png', 14)], 'reference');
    addFiles(app, [incoming('q.tif', 90)], 'query');
    await inspectionSettled(app);
    setMapThreshold(app, 0.1);
    setSort(app, 'area');
    await settled(app, 1);
    expect(factsOf(app, 'q.tif')?.regions).toMatchObject([{ peak: expect.closeTo(0.76, 3) }]);
    setRange(app, 14);
    await inspectionSettled(app);
    await vi.waitFor(() => expect(factsOf(app, 'q.tif')?.regions).toEqual([]));
  });
});
