import { expect, it } from 'vitest';
import { unscored } from './item';

it('unscored puts an image back in line and keeps all else', () => {
  const item = { name: 'a.png', label: 'good', image: { width: 3, height: 2 }, tookMs: 12 };
  const scored = { ...item, status: 'done', score: 0.4, scoredAgainst: 3, bankVersion: 5 };
  const waiting = { status: 'waiting', score: null, scoredAgainst: 0, bankVersion: 0 };
  expect(unscored(scored)).toEqual({ ...item, ...waiting });
  expect(unscored(item), 'one that was never looked at').toEqual({ ...item, ...waiting });
});
