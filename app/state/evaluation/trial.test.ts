import { PhotoSource } from '../../ports/photo-source';
import { describe, expect, it } from 'vitest';
import { idOf, settled, stateOf as state } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { toggleFlag } from '../actions/labels';
import { keepTrial, moveItems, takeTrialBack } from '../actions/move';
import type { App } from '../app';
import { itemsOf } from '../store/selectors';
import { selectTrialResult } from './trial';

const scores = (app: App) => itemsOf(state(app), 'query').map(({ score }) => score?.toFixed(4));
const result = (app: App) => selectTrialResult(state(app));

/** References at 10 and 14, queries at 12, 60, 61, 40: a good part that looks like no reference. */
async function opened() {
  const { app } = fakeApp();
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  const bytes = { low: 12, good: 60, like: 61, odd: 40 };
  addFiles(
    app,
    Object.entries(bytes).map(([name, byte]) => incoming(`${name}.png`, byte)),
    'query',
  );
  await settled(app);
  return app;
}

describe('a trial', () => {
  it('tells verdicts and ranks that a new reference has changed, and may be kept', async () => {
    const app = await opened();
    moveItems(app, [idOf(app, 'good.png')], 'reference');
    expect(result(app)).toMatchObject({ rescored: 0, total: 3, isDone: false });
    await settled(app);
    const { verdicts, ranks, ...rest } = result(app)!;
    expect(rest).toEqual({ rescored: 3, total: 3, isDone: true });
    const told = [...verdicts, ...ranks].map(({ name, verdict, rank }) => [
      name,
      `${verdict.before} ${verdict.now}`,
      `${rank.before} ${rank.now}`,
    ]);
    expect(told).toContainEqual(['like.png', 'anomalous normal', '1 3']);
    expect(told).toContainEqual(['odd.png', expect.any(String), '2 1']);
    keepTrial(app);
    expect(state(app).trial).toBeNull();
    expect(itemsOf(state(app), 'reference')).toHaveLength(3);
  });

  it('is taken back with the scores as they were, and says what the way back is', async () => {
    const app = await opened();
    const before = scores(app);
    moveItems(app, [idOf(app, 'good.png')], 'reference');
    await settled(app);
    expect(scores(app)).not.toEqual(before);
    takeTrialBack(app);
    expect(state(app).trial).toBeNull();
    await settled(app);
    expect(scores(app)).toEqual(before);
    takeTrialBack(app);
    expect(scores(app), 'no second time').toEqual(before);
    expect(state(app).history.undo).toEqual({ name: 'add', photos: 4 });
  });

  it('goes the other way too, to no reference at all in the end', async () => {
    const app = await opened();
    moveItems(app, [idOf(app, 'b.png')], 'query');
    await settled(app);
    expect(result(app)).toMatchObject({ rescored: 4, total: 4, isDone: true });
    moveItems(app, [idOf(app, 'a.png')], 'query');
    await settled(app);
    const { isDone, verdicts } = result(app)!;
    expect(isDone).toBe(true);
    expect(verdicts.map(({ verdict }) => verdict.now)).toContain(null);
  });

  it('is kept by the next change, and over with undo', async () => {
    const app = await opened();
    moveItems(app, [idOf(app, 'good.png')], 'reference');
    toggleFlag(app, [idOf(app, 'odd.png')]);
    expect(state(app).trial).toBeNull();
    app.history.undo();
    expect(itemsOf(state(app), 'reference')).toHaveLength(3);
    app.history.undo();
    app.history.redo();
    expect(state(app).trial).toBeNull();
    expect(itemsOf(state(app), 'reference')).toHaveLength(3);
  });

  it('says that nothing has changed where the new reference cannot be read', async () => {
    const app = await opened();
    addFiles(app, [incoming('late.png', 30)], 'query');
    app.files.set(idOf(app, 'late.png'), PhotoSource.of(new File([], 'late.png')));
    app.pipeline.cancel();
    moveItems(app, [idOf(app, 'late.png')], 'reference');
    await settled(app);
    expect(result(app)).toMatchObject({ isDone: true, verdicts: [], ranks: [] });
  });
});
