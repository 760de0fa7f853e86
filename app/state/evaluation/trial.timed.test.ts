import { expect, it } from 'vitest';
import { idOf, settled, stateOf as state } from '../../testing/at-rest';
import { fakeApp, incoming } from '../../testing/fakes';
import { addFiles } from '../actions/adding';
import { moveItems } from '../actions/move';
import { selectTrialResult } from './trial';

it('costs little with 500 queries, and nothing while nothing changes', async () => {
  const { app, engine } = fakeApp();
  engine.instant = true;
  addFiles(app, [incoming('a.png', 10), incoming('b.png', 14)], 'reference');
  const many = Array.from({ length: 500 }, (_, i) =>
    incoming(`q${i}.png`, 20 + (i % 200), i >> 8, i),
  );
  addFiles(app, many, 'query');
  await settled(app);
  moveItems(app, [idOf(app, 'q100.png')], 'reference');
  await settled(app);
  const now = state(app);
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    selectTrialResult({ ...now, items: { ...now.items } });
    return performance.now() - start;
  }).sort((a, b) => a - b);
  expect(selectTrialResult(now)!.total).toBe(499);
  expect(selectTrialResult(now)).toBe(selectTrialResult(now));
  expect(times[10]!, `median of ${times.length}, in ms`).toBeLessThan(10);
  console.info(`trial of 500 queries: ${times[10]!.toFixed(2)} ms`);
});
