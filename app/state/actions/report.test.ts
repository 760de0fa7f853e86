import { describe, expect, it, vi } from 'vitest';
import { fakeApp, incoming } from '../../testing/fakes';
import { exportAll } from './export';
import { addFiles } from './adding';
import { saveReport } from './report';
import { cancelSaving } from './saving';

async function inspected() {
  const fake = fakeApp();
  addFiles(fake.app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  addFiles(
    fake.app,
    [incoming('x/odd.png', 90), incoming('y/good.png', 12), incoming('broken.png')],
    'query',
  );
  await vi.waitFor(() => {
    expect(fake.app.scores.size).toBe(2);
    expect(fake.app.store.getState().inspecting).toBeNull();
    expect(fake.app.store.getState().calibration).not.toBeNull();
  });
  return fake;
}

const photosIn = (text: string) => text.match(/src="data:image\/jpeg;base64,cGhvdG8="/g) ?? [];
const rowsIn = (text: string) =>
  [...text.matchAll(/<td class="col-rank"[^>]*>([^<]*)</g)].map(([, rank]) => rank);

describe('saveReport', () => {
  it('tells of every query in one file, the oddest first', async () => {
    const { app, saver } = await inspected();
    await saveReport(app, 'all');
    expect(saver.blobs).toEqual(['Untitled inspection.html']);
    expect(saver.blob.type).toBe('text/html');
    const text = await saver.blob.text();
    expect(rowsIn(text)).toEqual(['1', '2', '–']);
    expect(text.indexOf('odd.png')).toBeLessThan(text.indexOf('good.png'));
    expect(photosIn(text)).toHaveLength(2);
    expect(text).toContain('Why: empty-file');
    expect(text).toContain('As good as');
    expect(app.store.getState().notices.at(-1)).toMatchObject({ kind: 'exported', leftOut: 0 });
    expect(app.store.getState().exporting).toBeNull();
  });

  it('names the digests of the very style and script that are in it', async () => {
    const { app, saver } = await inspected();
    await saveReport(app, 'all');
    const text = await saver.blob.text();
    for (const tag of ['style', 'script']) {
      const inside = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(text)![1]!;
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inside));
      const digest = `sha256-${Buffer.from(hash).toString('base64')}`;
      expect(text).toContain(`${tag}-src &#39;${digest}&#39;`);
    }
  });

  it('shows odd photos alone where that is asked for, and lists all', async () => {
    const { app, saver } = await inspected();
    await saveReport(app, 'odd');
    const text = await saver.blob.text();
    expect(photosIn(text)).toHaveLength(1);
    expect(text).toContain('Saved without its large picture.');
    expect(rowsIn(text)).toHaveLength(3);
  });

  it('says how many photos could not be read', async () => {
    const { app, saver, imaging } = await inspected();
    imaging.unrenderable.add('odd.png');
    await saveReport(app, 'all');
    expect(photosIn(await saver.blob.text())).toHaveLength(1);
    expect(app.store.getState().notices.at(-1)).toMatchObject({ leftOut: 1 });
  });

  it('saves nothing once it is cancelled, and can be done again', async () => {
    const { app, saver } = await inspected();
    const saving = saveReport(app, 'all');
    cancelSaving(app);
    // At once: what was cancelled is still on its way.
    const again = saveReport(app, 'odd');
    await saving;
    expect(saver.blobs).toEqual([]);
    expect(app.store.getState().notices).toEqual([]);
    expect(app.running.saving).not.toBeNull();
    await again;
    expect(saver.blobs).toHaveLength(1);
    expect(app.running.saving).toBeNull();
    expect(app.store.getState().exporting).toBeNull();
  });

  it('is in the zip of everything', async () => {
    const { app, saver } = await inspected();
    await exportAll(app);
    const entry = saver.entries.find(({ name }) => name === 'report.html')!;
    const inZip = await (entry.data as Blob).text();
    expect(rowsIn(inZip)).toEqual(['1', '2', '–']);
    expect(photosIn(inZip)).toHaveLength(2);
  });
});
