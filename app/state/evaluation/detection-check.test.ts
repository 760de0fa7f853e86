import { describe, expect, it, vi } from 'vitest';
import { DEFECT_KINDS } from '../../core/detection-check/defects';
import { DEFECT_SHARES } from '../../core/detection-check/plan';
import { ProblemError } from '../../core/project/problem';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { removeItems } from '../actions/items';

const DEFECTS = DEFECT_SHARES.length * DEFECT_KINDS.length;

async function calibrated() {
  const fake = fakeApp();
  addFiles(fake.app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  await vi.waitFor(() => {
    expect(fake.app.store.getState().calibration).not.toBeNull();
    expect(fake.app.store.getState().inspecting).toBeNull();
  });
  return fake;
}

describe('DetectionCheck', () => {
  it('tries every defect on every reference, and tells how far it is', async () => {
    const { app, engine } = await calibrated();
    const done: number[] = [];
    app.store.subscribe(
      ({ checkingDetection }) => checkingDetection && done.push(checkingDetection.done),
    );
    await app.detectionCheck.run();
    const { detectionCheck, checkingDetection, bankVersion } = app.store.getState();
    expect(checkingDetection).toBeNull();
    expect(detectionCheck!.bankVersion).toBe(bankVersion);
    expect(detectionCheck!.trials).toHaveLength(2 * DEFECTS);
    expect(engine.calls.filter((call) => call === 'detection-check')).toHaveLength(2);
    expect(done.at(-1)).toBe(2 * DEFECTS);
    // The fake scores a defect by its size: side 320 of the input, in hundredths.
    const [first] = detectionCheck!.trials;
    expect(first!.score).toBeCloseTo((DEFECT_SHARES[0] * 320) / 100, 6);
  });

  it('computes features that the references lack, of those that can be read', async () => {
    const { app, engine, imaging } = await calibrated();
    const [a, b] = app.store.getState().order;
    for (const id of [a!, b!]) app.features.delete(id);
    const decode = imaging.decode.bind(imaging);
    const gone = vi.spyOn(imaging, 'decode').mockImplementation(async (file, name, signal) => {
      if (name === 'b.png') throw new ProblemError({ kind: 'unreadable-file' });
      return decode(file, name, signal);
    });
    engine.calls.length = 0;
    await app.detectionCheck.run();
    expect(engine.calls.filter((call) => call === 'embed')).toHaveLength(1);
    expect(app.store.getState().detectionCheck!.trials).toHaveLength(DEFECTS);
    gone.mockRestore();
    await app.detectionCheck.run();
    expect(app.store.getState().detectionCheck!.trials).toHaveLength(2 * DEFECTS);
  });

  it('is cancelled without a trace', async () => {
    const { app } = await calibrated();
    const running = app.detectionCheck.run();
    app.detectionCheck.cancel();
    await running;
    expect(app.store.getState()).toMatchObject({
      detectionCheck: null,
      checkingDetection: null,
      notices: [],
    });
  });

  it('forgets what it found for references that are no more', async () => {
    const { app } = await calibrated();
    const running = app.detectionCheck.run();
    removeItems(app, [app.store.getState().order[0]!]);
    await running;
    expect(app.store.getState().detectionCheck).toBeNull();
  });

  it('names what went wrong', async () => {
    const { app, engine } = await calibrated();
    engine.failures.push({ kind: 'out-of-memory' });
    await app.detectionCheck.run();
    const [notice] = app.store.getState().notices;
    expect(notice).toMatchObject({ kind: 'problem', problem: { kind: 'out-of-memory' } });
  });
});
