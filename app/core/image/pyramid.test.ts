import { expect, it } from 'vitest';
import { coarseSizes, fineSizes } from './pyramid';

const photo = { width: 6000, height: 4001 };

it('halves a photo, rounding up, until it is small', () => {
  expect(coarseSizes(photo)).toEqual([
    { width: 3000, height: 2001 },
    { width: 1500, height: 1001 },
    { width: 750, height: 501 },
    { width: 375, height: 251 },
  ]);
  expect(fineSizes(photo, Infinity)).toEqual([photo]);
});

it('leaves out fine levels beyond a number of pixels', () => {
  const wall = { width: 12_000, height: 8000 };
  expect(fineSizes(wall, 96e6)).toEqual([wall, { width: 6000, height: 4000 }]);
  expect(fineSizes(wall, 32e6)).toEqual([{ width: 6000, height: 4000 }]);
});

it('has one coarse level of a small photo, and no finer one', () => {
  const icon = { width: 40, height: 20 };
  expect(coarseSizes(icon)).toEqual([icon]);
  expect(fineSizes(icon, Infinity)).toEqual([]);
});
