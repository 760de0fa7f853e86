import { expect, it } from 'vitest';
import { evenly } from './evenly';

it('takes all of few and every so many of many', () => {
  expect(evenly([1, 2, 3], 5)).toEqual([1, 2, 3]);
  expect(evenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 5, 8]);
  expect(evenly([], 3)).toEqual([]);
});
