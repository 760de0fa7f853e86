import { expect, it } from 'vitest';
import { directionsOf, TURN_GAIN } from './turning';

it.each([
  [null, 1],
  [-0.01, 1],
  [0, 1],
  [TURN_GAIN, 1],
  [TURN_GAIN + 0.001, 8],
  [0.13, 8],
])('turns references by themselves from a fall of 2 %% on: %s', (gain, directions) => {
  expect(directionsOf('auto', gain)).toBe(directions);
  expect(directionsOf('upright', gain)).toBe(1);
  expect(directionsOf('any', gain)).toBe(8);
});
