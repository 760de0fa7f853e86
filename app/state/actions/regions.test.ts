import { MOST_RULES } from '../../core/regions/severity';
import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { itemRegions, itemSentence } from '../results/findings';
import { itemScoreMap } from '../results/heatmaps';
import { selectHeatScale, selectMapThreshold, selectRegionSettings } from '../store/selectors';
import { exportAll } from './export';
import { addFiles } from './adding';
import { clearProject } from './project';
import {
  setKnownLength,
  setMapThreshold,
  setSeverityRules,
  setSmallestRegion,
  setSmoothing,
} from './regions';
import { setThreshold } from './view';

/** Two references and a query whose only patch has distance 0.46: all of it is a region at less. */
async function inspected() {
  const fake = fakeApp();
  addFiles(fake.app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(fake.app, [incoming('q.png', 60)], 'query');
  await vi.waitFor(() => {
    expect(fake.app.scores.size).toBe(1);
    expect(fake.app.store.getState().inspecting).toBeNull();
    expect(fake.app.store.getState().calibration).not.toBeNull();
  });
  const query = [...fake.app.liveItems.values()].find(({ bin }) => bin === 'query')!;
  return { ...fake, query, state: () => fake.app.store.getState() };
}

const image = { width: 200, height: 100 };
const line = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, mm: 50, image };

describe('the map threshold', () => {
  it('follows the suggested one until it is set by hand, and so do regions and heat scale', async () => {
    const { app, query, state } = await inspected();
    const { threshold, mapThreshold } = state().calibration!;
    expect(selectMapThreshold(state())).toBe(mapThreshold);
    setThreshold(app, 0.4);
    expect(selectMapThreshold(state())).toBeCloseTo((0.4 * mapThreshold) / threshold, 9);
    expect(selectHeatScale(state())!.threshold).toBe(selectMapThreshold(state()));
    expect(itemRegions(app, query.id)).toHaveLength(1);
    setMapThreshold(app, 0.5);
    expect(selectHeatScale(state())!.threshold).toBe(0.5);
    expect(itemRegions(app, query.id)).toEqual([]);
    setMapThreshold(app, null);
    expect(itemRegions(app, query.id)).toHaveLength(1);
  });

  it('can be taken back, like every choice for regions', async () => {
    const { app, state } = await inspected();
    setMapThreshold(app, 0.5);
    setSmoothing(app, 3);
    expect(state().history.undo?.name).toBe('smoothing');
    app.history.undo();
    expect(state().regions).toMatchObject({ ownThreshold: 0.5, smoothingPx: 5 });
    app.history.undo();
    expect(state().regions.ownThreshold).toBeNull();
    app.history.redo();
    expect(state().regions.ownThreshold).toBe(0.5);
  });

  it.each([0, -1, 2.5, Number.NaN])('is not %d', async (threshold) => {
    expect(() => setMapThreshold(fakeApp().app, threshold)).toThrow(`got ${threshold}`);
  });
});

describe('regions of an item', () => {
  it('are found again only when what they depend on has changed', async () => {
    const { app, engine, query } = await inspected();
    const regions = itemRegions(app, query.id)!;
    const map = itemScoreMap(app, query.id);
    const calls = engine.calls.length;
    expect(itemRegions(app, query.id)).toBe(regions);
    setSmallestRegion(app, 1);
    expect(itemRegions(app, query.id)).not.toBe(regions);
    expect(itemScoreMap(app, query.id)).toBe(map);
    setSmoothing(app, 2);
    expect(itemScoreMap(app, query.id)).not.toBe(map);
    expect(engine.calls).toHaveLength(calls);
  });

  it('are there with scores and a threshold alone', async () => {
    const { app, query } = await inspected();
    expect(itemSentence(app, query)).toMatch(/^A round area over most of the image, 100 % of/);
    app.scores.delete(query.id);
    expect(itemRegions(app, query.id)).toBeNull();
    expect(itemSentence(app, query)).toBeNull();
  });

  it('are rated by the rules of the project', async () => {
    const { app, query } = await inspected();
    expect(itemRegions(app, query.id)![0]).toMatchObject({ severity: 'critical', rule: 'Large' });
    setSeverityRules(app, [{ name: 'Any', severity: 'major', atLeast: {} }]);
    expect(itemRegions(app, query.id)![0]).toMatchObject({ severity: 'major', rule: 'Any' });
    setSeverityRules(app, []);
    expect(itemRegions(app, query.id)![0]).toMatchObject({ severity: 'minor', rule: null });
    const nameless = [{ name: ' ', severity: 'major', atLeast: {} }] as const;
    expect(() => setSeverityRules(app, nameless)).toThrow('name of rule 0 empty');
    const many = Array.from({ length: MOST_RULES + 1 }, (_, i) => {
      return { name: `Rule ${i}`, severity: 'minor', atLeast: {} } as const;
    });
    expect(() => setSeverityRules(app, many)).toThrow('at most 100, got 101');
    setSeverityRules(app, many.slice(1));
  });
});

describe('smallest region and smoothing', () => {
  it.each([-1, 101, Number.NaN])('the smallest region is not %d %%', (value) => {
    expect(() => setSmallestRegion(fakeApp().app, value)).toThrow(`got ${value}`);
  });

  it.each([-0.5, 17, Number.NaN])('the smoothing is not %d px', (value) => {
    expect(() => setSmoothing(fakeApp().app, value)).toThrow(`got ${value}`);
  });
});

describe('the scale', () => {
  it('gives areas in mm², and keeps the smallest region as large as it was', async () => {
    const { app, query, state } = await inspected();
    setSmallestRegion(app, 2);
    setKnownLength(app, line);
    expect(state().regions.smallest).toEqual({ value: 100, unit: 'mm2' });
    expect(selectRegionSettings(state())!.mmPerPx).toBe(0.5);
    setSmallestRegion(app, 0.2);
    expect(itemRegions(app, query.id)![0]!.areaMm2).toBeCloseTo(0.25, 9);
    expect(itemSentence(app, query)).toContain('0.25 mm²');
    setSmallestRegion(app, 50);
    expect(itemRegions(app, query.id)).toEqual([]);
    setKnownLength(app, { ...line, mm: 100 });
    expect(state().regions.smallest).toEqual({ value: 50, unit: 'mm2' });
    setKnownLength(app, null);
    expect(state().regions.smallest.unit).toBe('percent');
    expect(state().regions.smallest.value).toBeCloseTo(0.25, 9);
  });

  it('needs a line and a length', () => {
    const { app } = fakeApp();
    expect(() => setKnownLength(app, { ...line, mm: 0 })).toThrow('not-positive');
    expect(() => setKnownLength(app, { ...line, to: line.from })).toThrow('too-short');
  });

  it('goes with the project', async () => {
    const { app, state } = await inspected();
    setKnownLength(app, line);
    clearProject(app);
    expect(state().regions).toMatchObject({
      knownLength: null,
      smallest: { value: 0, unit: 'percent' },
    });
  });
});

it('an export is made with the settings and says them', async () => {
  const { app, imaging, saver } = await inspected();
  setMapThreshold(app, 0.3);
  setSmoothing(app, 2.5);
  setKnownLength(app, line);
  setSmallestRegion(app, 0.1);
  setSeverityRules(app, [{ name: 'Any', severity: 'major', atLeast: { areaMm2: 1 } }]);
  await exportAll(app);
  const told = {
    threshold: 0.3,
    smallest: { value: 0.1, unit: 'mm2' },
    smoothingPx: 2.5,
    mmPerPx: 0.5,
  };
  expect(imaging.settings).toEqual([told]);
  const results = JSON.parse(saver.entries.at(-1)!.data as string);
  expect(results.regions).toEqual(told);
  expect(results.severityRules).toEqual([
    { name: 'Any', severity: 'major', atLeast: { areaMm2: 1 } },
  ]);
});
