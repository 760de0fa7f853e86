import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { exportAll, exportImage } from './export';
import { addFiles } from './items';
import { loadSample } from './run';

async function inspected() {
  const fake = fakeApp();
  addFiles(fake.app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(
    fake.app,
    [incoming('x/q.png', 60), incoming('y/q.png', 61), incoming('broken.png')],
    'query',
  );
  await vi.waitFor(() => {
    expect(fake.app.scores.size).toBe(2);
    expect(fake.app.store.getState().inspecting).toBeNull();
  });
  return fake;
}

describe('exportAll', () => {
  it('writes four files an image, then the tables, failed images among the rows', async () => {
    const { app, saver } = await inspected();
    await exportAll(app);
    const names = saver.entries.map(({ name }) => name);
    expect(names).toEqual([
      'y/q_overlay.png',
      'y/q_heatmap.png',
      'y/q_score.npy',
      'y/q_score16.png',
      'x/q_overlay.png',
      'x/q_heatmap.png',
      'x/q_score.npy',
      'x/q_score16.png',
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

  it('leaves out an image that can no longer be read, and says so', async () => {
    const { app, saver, imaging } = await inspected();
    imaging.unrenderable.add('q.png');
    await exportAll(app);
    expect(saver.entries).toHaveLength(2);
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
