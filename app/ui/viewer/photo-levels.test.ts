import { expect, it } from 'vitest';
import { isTooCoarse, levelFor } from './photo-levels';

const image = { width: 6000, height: 4000 };
const levels = [3000, 1500, 750].map((width) => ({
  size: { width, height: (width * 2) / 3 },
  tilePx: 2048,
  tiles: [],
}));
const widthAt = (scale: number) => levelFor(levels, image, scale)?.size.width;

it('takes the coarsest level that is as fine as the screen', () => {
  expect([0.01, 0.125, 0.2, 0.25, 0.26, 1].map(widthAt)).toEqual([
    750, 750, 1500, 1500, 3000, 3000,
  ]);
  expect(levelFor([], image, 1)).toBeNull();
});

it('asks for finer ones only where the photo and the screen have more', () => {
  expect([0.5, 0.6].map((scale) => isTooCoarse(levels, image, scale))).toEqual([false, true]);
  expect(isTooCoarse(levels, { width: 3000, height: 2000 }, 8)).toBe(false);
  expect(isTooCoarse([], image, 1)).toBe(false);
});
