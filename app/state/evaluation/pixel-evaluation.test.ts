import { describe, expect, it, vi } from 'vitest';
import type { IncomingFile } from '../../ports/files';
import { settled } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { setLabel } from '../actions/labels';
import { setRange } from '../actions/range';
import { showEvaluation } from '../actions/view';
import type { App } from '../app';

const files = [
  incoming('train/good/r.png', 10),
  incoming('train/good/s.png', 14),
  incoming('test/good/a.png', 12),
  incoming('test/dent/b.png', 60),
  incoming('test/dent/c.png', 61),
  incoming('test/dent/d.png', 62),
  incoming('ground_truth/dent/b_mask.png', 1),
];

async function inspected(extra: readonly IncomingFile[] = []) {
  const fake = fakeApp();
  addFiles(fake.app, [...files, ...extra], 'query');
  await vi.waitFor(() => expect(fake.app.scores.size).toBe(4));
  await vi.waitFor(() => expect(fake.app.store.getState().inspecting).toBeNull());
  return fake;
}

const pixels = (app: App) => app.store.getState().pixels;
const measured = (app: App) =>
  vi.waitFor(() => {
    const found = pixels(app);
    if (found.kind !== 'measured') throw new Error(found.kind);
    return found;
  });

describe('PixelEvaluation', () => {
  it('measures good parts and defective ones with a mask, off the page', async () => {
    const { app, imaging } = await inspected();
    expect(pixels(app)).toEqual({ kind: 'none' });
    showEvaluation(app, true);
    expect(await measured(app)).toMatchObject({ images: 2, masks: 1, leftOut: [], empty: [] });
    const [good, defective] = imaging.measured;
    expect(good!.mask).toBeNull();
    expect(good!.size).toEqual({ width: 320, height: 320 });
    // All defective, eight pixels a byte.
    expect(defective!.mask).toEqual(new Uint8Array((320 / 8) * 320).fill(255));
    expect(app.store.getState().pixels).toMatchObject({
      metrics: { pixelAuroc: 1, aupro: expect.closeTo(1, 9) },
    });
    const { metrics } = await measured(app);
    expect([...metrics.regionLimits]).toEqual([expect.closeTo(0.46, 3)]);
  });

  it('measures anew when labels change, without decoding a mask again', async () => {
    const { app, imaging } = await inspected();
    showEvaluation(app, true);
    await measured(app);
    const [, , , third] = [...app.liveItems.values()].filter(({ bin }) => bin === 'query');
    setLabel(app, [third!.id], 'good');
    await vi.waitFor(() => expect(pixels(app)).toMatchObject({ images: 3, masks: 1 }));
    expect(imaging.masks).toEqual(['b_mask.png']);
    const { measured: before } = imaging;
    setLabel(app, [third!.id], 'good');
    showEvaluation(app, false);
    showEvaluation(app, true);
    expect(imaging.measured, 'nothing has changed').toBe(before);
  });

  it('has nothing to say without a mask', async () => {
    const { app } = await inspected();
    const masked = [...app.liveItems.values()].find(({ hasMask }) => hasMask)!;
    showEvaluation(app, true);
    await measured(app);
    setLabel(app, [masked.id], null);
    await vi.waitFor(() => expect(pixels(app)).toEqual({ kind: 'none' }));
  });

  it('can be cancelled and taken up again', async () => {
    const { app } = await inspected();
    showEvaluation(app, true);
    app.pixelEvaluation.cancel();
    expect(pixels(app)).toEqual({ kind: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(pixels(app)).toEqual({ kind: 'cancelled' });
    await app.pixelEvaluation.again();
    expect(pixels(app).kind).toBe('measured');
  });

  it('starts over when it was closed halfway', async () => {
    const { app } = await inspected();
    showEvaluation(app, true);
    showEvaluation(app, false);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(pixels(app)).toEqual({ kind: 'none' });
    showEvaluation(app, true);
    expect(await measured(app)).toMatchObject({ masks: 1 });
  });

  it('names masks that cannot be read and goes on without them', async () => {
    const { app } = await inspected([incoming('ground_truth/dent/c.png')]);
    showEvaluation(app, true);
    expect(await measured(app)).toMatchObject({
      images: 2,
      masks: 1,
      leftOut: [{ path: 'ground_truth/dent/c.png', problem: { kind: 'empty-file' } }],
    });
  });

  it('says which masks are empty, also where none is left to measure', async () => {
    const { app } = await inspected([incoming('ground_truth/dent/c.png', 0)]);
    showEvaluation(app, true);
    expect(await measured(app)).toMatchObject({ masks: 1, empty: ['ground_truth/dent/c.png'] });
    const [, second] = [...app.liveItems.values()].filter(({ bin }) => bin === 'query');
    setLabel(app, [second!.id], null);
    await vi.waitFor(() => expect(pixels(app)).toMatchObject({ masks: 0, empty: ['ground_truth/dent/c.png'] })); // prettier-ignore
  });

  it('measures anew what was read in another range', async () => {
    const { app, imaging } = fakeApp();
    imaging.looks.reaches.set('b.tif', 12);
    addFiles(app, [...files.slice(0, 3), incoming('test/dent/b.tif', 90), files.at(-1)!], 'query');
    await settled(app);
    showEvaluation(app, true);
    const limits = async () => [...(await measured(app)).metrics.regionLimits];
    expect(await limits()).toEqual([expect.closeTo(0.76, 3)]);
    setRange(app, 14);
    await settled(app);
    // 90 / 4 is 22, and the nearest reference 14.
    await vi.waitFor(async () => expect(await limits()).toEqual([expect.closeTo(0.08, 2)]));
  });
});
