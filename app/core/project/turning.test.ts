import { expect, it } from 'vitest';
import { directionsOf, TURN_GAIN, turnGainOf } from './turning';

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

it('takes the mean of references and the median of photos, some of which are defective', () => {
  expect(turnGainOf([0, 0.3, 0.6], 'leave-one-out')).toBeCloseTo(0.3);
  expect(turnGainOf([0.01, 0.02, 0.9], 'alone')).toBe(0.02);
});
