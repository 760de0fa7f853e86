import { describe, expect, it, vi } from 'vitest';
import { findRegions } from '../../core/regions/find-regions';
import { fakeApp, incoming } from '../../testing/fakes';
import { exportAll, exportImage } from './export';
import { addFiles } from './adding';
import { loadSample } from './project';

async function inspected(
  first: readonly [path: string, byte: number] = ['x/q.png', 60],
  second: readonly [path: string, byte: number] = ['y/q.png', 61],
) {
  const fake = fakeApp();
  addFiles(fake.app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(fake.app, [incoming(...first), incoming(...second), incoming('broken.png')], 'query');
  await vi.waitFor(() => {
    expect(fake.app.scores.size).toBe(2);
    expect(fake.app.store.getState().inspecting).toBeNull();
    expect(fake.app.store.getState().calibration).not.toBeNull();
  });
  return fake;
}

describe('exportAll', () => {
  it('writes five files an image, then the tables, failed images among the rows', async () => {
    const { app, saver } = await inspected();
    await exportAll(app);
    const names = saver.entries.map(({ name }) => name);
    expect(names).toEqual([
      'y/q_overlay.png',
      'y/q_heatmap.png',
      'y/q_score.npy',
      'y/q_score16.png',
      'masks/y/q.png',
      'x/q_overlay.png',
      'x/q_heatmap.png',
      'x/q_score.npy',
      'x/q_score16.png',
      'masks/x/q.png',
      'report.html',
      'annotations.coco.json',
      'regions.csv',
      'results.csv',
      'results.json',
    ]);
    const results = JSON.parse(saver.entries.at(-1)!.data as string);
    expect(results).toMatchObject({ backend: 'cpu', references: ['a.png', 'b.png'] });
    expect(results.results.map((row: { file: string }) => row.file)).toEqual([
      'q.png',
      'q.png',
      'broken.png',
    ]);
    expect(results.results[2]).toMatchObject({ score: null, problem: 'empty-file' });
    expect(app.store.getState().exporting).toBeNull();
  });

  it('tells of the regions in every table, and shows them', async () => {
    const { app, saver, imaging } = await inspected();
    const values = Float32Array.of(0, 0, 0, 0, 0.9, 0, 0, 0, 0);
    imaging.regions = findRegions(
      { width: 3, height: 3, values },
      { width: 30, height: 30 },
      { threshold: 0.5 },
    );
    await exportAll(app);
    const text = (name: string) =>
      saver.entries.find((entry) => entry.name === name)!.data as string;
    expect(saver.entries.map(({ name }) => name)).toContain('x/q_contours.png');
    const { results, regions } = JSON.parse(text('results.json'));
    expect(regions).toMatchObject({
      threshold: results[0].threshold,
      smoothingPx: 5,
      mmPerPx: null,
    });
    expect(results[0]).toMatchObject({ regionCount: 1, largestRegionPx: 100 });
    expect(results[0].regions[0]).toMatchObject({ number: 1, severity: 'critical', x: 10, y: 10 });
    expect(results[0].sentence).toMatch(/^A round area .*; compared with b\.png\.$/);
    expect(results[2]).toMatchObject({ regions: null, regionCount: null, sentence: null });
    expect(text('regions.csv').split('\r\n')).toHaveLength(1 + 2 + 1);
    const coco = JSON.parse(text('annotations.coco.json'));
    expect(coco.images.map((image: { file_name: string }) => image.file_name)).toEqual([
      'y/q.png',
      'x/q.png',
    ]);
    expect(coco.annotations).toHaveLength(2);
  });

  it.each([
    ['none', []],
    ['odd', ['x/odd_overlay.png', 'x/odd_contours.png']],
    [
      'all',
      ['x/odd_overlay.png', 'x/odd_contours.png', 'y/good_overlay.png', 'y/good_contours.png'],
    ],
  ] as const)(
    'writes overlays of %s, and names the same files in every table',
    async (overlays, written) => {
      const { app, saver, imaging } = await inspected(['x/odd.png', 90], ['y/good.png', 12]);
      imaging.regions = findRegions(
        { width: 3, height: 3, values: Float32Array.of(0, 0, 0, 0, 0.9, 0, 0, 0, 0) },
        { width: 30, height: 30 },
        { threshold: 0.5 },
      );
      await exportAll(app, { overlays, maps: 'none', masks: false, report: false });
      const names = saver.entries.map(({ name }) => name);
      expect(names).toEqual([
        ...written,
        'annotations.coco.json',
        'regions.csv',
        'results.csv',
        'results.json',
      ]);
      const text = (name: string) =>
        saver.entries.find((entry) => entry.name === name)!.data as string;
      const filesOf = (one: Record<string, unknown>) =>
        [one.exportName, one.overlayFile, one.contoursFile].map((name) => name ?? '');
      const inJson = JSON.parse(text('results.json')).results.map(filesOf);
      expect(inJson.flat().filter((name: string) => name.endsWith('.png'))).toEqual(written);
      expect(inJson[0]).toEqual(['x/odd', written[0] ?? '', written[1] ?? '']);
      expect(JSON.parse(text('annotations.coco.json')).images.map(filesOf)).toEqual(
        inJson.slice(0, 2),
      );
      for (const name of ['results.csv', 'regions.csv']) {
        const [header, ...lines] = text(name)
          .trim()
          .split('\r\n')
          .map((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!);
        const column = (key: string) => header!.findIndex((cell) => cell.replace(',', '') === key);
        const inCsv = lines.map((cells) =>
          ['exportName', 'overlayFile', 'contoursFile'].map((key) =>
            cells[column(key)]!.replace(',', ''),
          ),
        );
        expect(inCsv).toEqual(inJson.slice(0, inCsv.length));
        expect(inCsv.length).toBeGreaterThanOrEqual(2);
      }
    },
  );

  it('leaves out an image that can no longer be read, and says so', async () => {
    const { app, saver, imaging } = await inspected();
    imaging.unrenderable.add('q.png');
    await exportAll(app);
    expect(saver.entries).toHaveLength(5);
    const results = JSON.parse(saver.entries.at(-1)!.data as string);
    expect(results.results[0]).toMatchObject({ regions: null, sentence: null });
    expect(JSON.parse(saver.entries[1]!.data as string).images).toEqual([]);
    expect(app.store.getState().notices.at(-1)).toMatchObject({ kind: 'exported', leftOut: 2 });
  });
});

describe('exportImage', () => {
  it('saves one file of one image', async () => {
    const { app, saver } = await inspected();
    const item = Object.values(app.store.getState().items).find(({ path }) => path === 'x/q.png')!;
    await exportImage(app, item.id, 'npy');
    expect(saver.blobs).toEqual(['q_score.npy']);
  });
});

describe('loadSample', () => {
  it('replaces the project', async () => {
    const { app } = await inspected();
    await loadSample(app, 'k');
    expect(app.store.getState().projectName).toBe('Kind');
    await vi.waitFor(() => expect(app.scores.size).toBe(1));
    expect(app.files.size).toBe(3);
  });
});
