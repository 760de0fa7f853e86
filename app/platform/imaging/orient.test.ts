import { expect, it } from 'vitest';
import { orient } from './orient';

/** Three columns, two rows, named by their red byte. */
const stored = {
  width: 3,
  height: 2,
  data: new Uint8ClampedArray([1, 2, 3, 4, 5, 6].flatMap((value) => [value, 0, 0, 255])),
};

// The meaning of each value, from the TIFF 6.0 specification: where row 0 and column 0 are.
it.each([
  [1, ['123', '456']],
  [2, ['321', '654']],
  [3, ['654', '321']],
  [4, ['456', '123']],
  [5, ['14', '25', '36']],
  [6, ['41', '52', '63']],
  [7, ['63', '52', '41']],
  [8, ['36', '25', '14']],
  [99, ['123', '456']],
])('orientation %i', (orientation, rows) => {
  const { width, height, data } = orient(stored, orientation);
  const reds = Array.from({ length: width * height }, (_, i) => data[i * 4]).join('');
  const found = Array.from({ length: height }, (_, y) => reds.slice(y * width, (y + 1) * width));
  expect(found).toEqual(rows);
});
