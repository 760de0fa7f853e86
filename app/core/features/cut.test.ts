import { expect, it } from 'vitest';
import { cutGrid } from './cut';

const features = Float32Array.from({ length: 2 * 3 * 2 }, (_, i) => i);

it('keeps the first rows and columns', () => {
  const cut = cutGrid(features, { rows: 2, cols: 3 }, { rows: 2, cols: 2 }, 2);
  expect([...cut]).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
  const row = cutGrid(features, { rows: 2, cols: 3 }, { rows: 1, cols: 3 }, 2);
  expect([...row]).toEqual([0, 1, 2, 3, 4, 5]);
});

it('copies nothing where all is kept', () => {
  const grid = { rows: 2, cols: 3 };
  expect(cutGrid(features, grid, grid, 2)).toBe(features);
});
