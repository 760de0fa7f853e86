import { expect, test } from 'vitest';
import { fakeApp } from '../testing/fakes';
import { cancelSaving, saving } from './actions/saving';

test('what one app is about does not hold up another one', async () => {
  const [{ app: busy }, { app }] = [fakeApp(), fakeApp()];
  const untilCancelled = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const running = saving(busy, 'a.zip', untilCancelled);
  await saving(app, 'b.zip', async () => 0);
  await saving(app, 'c.zip', async () => 0);
  expect(app.store.getState().notices).toMatchObject([
    { id: 1, name: 'b.zip' },
    { id: 2, name: 'c.zip' },
  ]);
  cancelSaving(busy);
  await running;
  expect(busy.store.getState().notices).toEqual([]);
});
