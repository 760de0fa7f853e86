import { expect, test } from 'vitest';
import { shotName } from './shot-name';

test('a shot is named after the day, the time and its number', () => {
  const taken = new Date(2026, 0, 5, 9, 3, 7).getTime();
  expect(shotName(taken, 12)).toBe('camera-20260105-090307-12.jpg');
});
