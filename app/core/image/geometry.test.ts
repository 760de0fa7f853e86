import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { fitWithin, gridSize, inputSize, patchAt } from './geometry';

describe('inputSize', () => {
  it.each([
    [
      { width: 512, height: 512 },
      { width: 320, height: 320 },
    ],
    [
      { width: 500, height: 1260 },
      { width: 208, height: 512 },
    ],
    [
      { width: 1600, height: 1200 },
      { width: 368, height: 272 },
    ],
    [
      { width: 16, height: 20_000 },
      { width: 16, height: 11_312 },
    ],
  ])('keeps area and aspect of %o', (image, input) => {
    expect(inputSize(image, testBackbone)).toEqual(input);
  });

  it('goes by the area and the strides of the backbone', () => {
    const [fine, coarse] = testBackbone.levels;
    const levels = [fine!, coarse!, { ...coarse!, stridePx: 32 }];
    const backbone = { levels, inputAreaPx: 256 * 256 };
    expect(inputSize({ width: 500, height: 1260 }, backbone)).toEqual({ width: 160, height: 416 });
    const area = inputSize({ width: 500, height: 1260 }, testBackbone, 256 * 256);
    expect(area).toEqual({ width: 160, height: 400 });
  });

  it('refuses what has no area', () => {
    expect(() => inputSize({ width: 0, height: 5 }, testBackbone)).toThrow('got 0');
  });
});

describe('patch grid', () => {
  const grid = gridSize({ width: 368, height: 272 }, testBackbone);

  it('has a patch every 8 px', () => expect(grid).toEqual({ rows: 34, cols: 46 }));

  it('finds the patch under a point and stays inside', () => {
    const image = { width: 1600, height: 1200 };
    expect(patchAt({ x: 0, y: 0 }, image, grid)).toEqual({ row: 0, col: 0 });
    expect(patchAt({ x: 800, y: 600 }, image, grid)).toEqual({ row: 17, col: 23 });
    expect(patchAt({ x: 5000, y: -3 }, image, grid)).toEqual({ row: 0, col: 45 });
  });
});

describe('fitWithin', () => {
  it('shrinks to the longest side and never enlarges', () => {
    expect(fitWithin({ width: 4000, height: 1000 }, 1024)).toEqual({ width: 1024, height: 256 });
    expect(fitWithin({ width: 300, height: 200 }, 1024)).toEqual({ width: 300, height: 200 });
    expect(fitWithin({ width: 9000, height: 1 }, 100)).toEqual({ width: 100, height: 1 });
  });
});
