import { expect, it } from 'vitest';
import { padEdges } from './pad';

const size = { width: 2, height: 2 };
const rgb = Float32Array.of(1, 2, 3, 4, 5, 6, /**/ 7, 8, 9, 10, 11, 12);

it('repeats the last column and the last row', () => {
  const padded = padEdges(rgb, size, { width: 4, height: 3 });
  const upper = [1, 2, 3, 4, 5, 6, 4, 5, 6, 4, 5, 6];
  const lower = [7, 8, 9, 10, 11, 12, 10, 11, 12, 10, 11, 12];
  expect([...padded]).toEqual([...upper, ...lower, ...lower]);
});

it('leaves alone what is as large already', () => expect(padEdges(rgb, size, size)).toBe(rgb));

it('names what does not fit', () => {
  expect(() => padEdges(rgb, { width: 3, height: 2 }, size)).toThrow('12 numbers are not 3 x 2');
  expect(() => padEdges(rgb, size, { width: 1, height: 2 })).toThrow('1 x 2 has no room');
});
