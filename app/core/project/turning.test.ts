import { expect, it } from 'vitest';
import { directionsOf, TURN_GAIN } from './turning';

it.each([
  ['leave-one-out', null, 1],
  ['leave-one-out', 0, 1],
  ['leave-one-out', TURN_GAIN['leave-one-out'], 1],
  ['leave-one-out', 0.021, 8],
  ['alone', null, 1],
  ['alone', 0.021, 1],
  ['alone', TURN_GAIN.alone, 1],
  ['alone', 0.041, 8],
] as const)(
  'turns references by themselves from a fall on: %s %s',
  (method, turnGain, directions) => {
    const basis = { method, turnGain };
    expect(directionsOf('auto', basis)).toBe(directions);
    expect(directionsOf('upright', basis)).toBe(1);
    expect(directionsOf('any', basis)).toBe(8);
  },
);

it('leaves references as they are until they have been scored, unless a person has chosen', () => {
  expect([directionsOf('auto', null), directionsOf('any', null)]).toEqual([1, 8]);
});
