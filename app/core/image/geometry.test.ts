import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import {
  filledGrid,
  fitWithin,
  gridSize,
  inputPlan,
  inputSize,
  patchAt,
  patchBox,
} from './geometry';

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

  it('refuses what has no area', () => {
    expect(() => inputSize({ width: 0, height: 5 }, testBackbone)).toThrow('got 0');
  });
});

describe('inputPlan', () => {
  it('is the photo alone at its own scale', () => {
    const side = { width: 320, height: 320 };
    const plan = inputPlan({ width: 1024, height: 1024 }, testBackbone);
    expect(plan).toEqual({ content: side, padded: side, grid: { rows: 40, cols: 40 } });
  });

  it('pads a photo that has another scale, and cuts off what holds padding alone', () => {
    const patch = { width: 2000 / 178, height: 100 / 8 };
    const plan = inputPlan({ width: 2000, height: 113, patch }, testBackbone);
    expect(plan.content).toEqual({ width: 1424, height: 72 });
    expect(plan.padded).toEqual({ width: 1424, height: 80 });
    expect(plan.grid).toEqual({ rows: 9, cols: 178 });
    expect(inputPlan({ width: 2000, height: 94, patch }, testBackbone).grid.rows).toBe(8);
    // Within 4 % of a multiple of 16.
    expect(inputPlan({ width: 2000, height: 99, patch }, testBackbone).content.height).toBe(64);
    expect(inputPlan({ width: 2000, height: 1, patch }, testBackbone).grid.rows).toBe(1);
    const broken = { width: 5, height: 5, patch: { width: 0, height: 1 } };
    expect(() => inputPlan(broken, testBackbone)).toThrow('got 0');
  });
});

describe('where patches lie', () => {
  const patch = { width: 64, height: 64 };
  // 9.5 patches a side.
  const image = { width: 608, height: 608, patch };
  const grid = { rows: 10, cols: 10 };

  it('lets the last patches end where the photo does', () => {
    expect(inputPlan(image, testBackbone).grid).toEqual(grid);
    expect(filledGrid(image, grid, testBackbone)).toEqual({ rows: 9.5, cols: 9.5 });
    const first = { x: 64, y: 0, width: 64, height: 64 };
    expect(patchBox({ row: 0, col: 1 }, image, grid, testBackbone)).toEqual(first);
    const last = { x: 128, y: 576, width: 64, height: 32 };
    expect(patchBox({ row: 9, col: 2 }, image, grid, testBackbone)).toEqual(last);
    expect(patchAt({ x: 575, y: 577 }, image, grid, testBackbone)).toEqual({ row: 9, col: 8 });
  });

  it('lets them reach beyond their own pixels where less than half a patch is left', () => {
    // 9.125 patches: the last eighth has none of its own.
    const wide = { width: 584, height: 584, patch };
    const fewer = inputPlan(wide, testBackbone).grid;
    expect(fewer).toEqual({ rows: 9, cols: 9 });
    const corner = { x: 512, y: 512, width: 72, height: 72 };
    expect(patchBox({ row: 8, col: 8 }, wide, fewer, testBackbone)).toEqual(corner);
    expect(patchAt({ x: 583, y: 0 }, wide, fewer, testBackbone)).toEqual({ row: 0, col: 8 });
  });

  it('spreads a grid of another scale over the whole photo', () => {
    const other = { rows: 19, cols: 38 };
    expect(filledGrid(image, other, testBackbone)).toEqual(other);
    const corner = { x: 592, y: 576, width: 16, height: 32 };
    expect(patchBox({ row: 18, col: 37 }, image, other, testBackbone)).toEqual(corner);
  });
});

describe('patch grid', () => {
  const grid = { rows: 34, cols: 46 };

  it('has a patch every 8 px', () =>
    expect(gridSize({ width: 368, height: 272 }, testBackbone)).toEqual({ rows: 34, cols: 46 }));

  it('finds the patch under a point and stays inside', () => {
    const image = { width: 1600, height: 1200 };
    expect(patchAt({ x: 0, y: 0 }, image, grid, testBackbone)).toEqual({ row: 0, col: 0 });
    expect(patchAt({ x: 800, y: 600 }, image, grid, testBackbone)).toEqual({ row: 17, col: 23 });
    expect(patchAt({ x: 5000, y: -3 }, image, grid, testBackbone)).toEqual({ row: 0, col: 45 });
  });
});

describe('fitWithin', () => {
  it('shrinks to the longest side and never enlarges', () => {
    expect(fitWithin({ width: 4000, height: 1000 }, 1024)).toEqual({ width: 1024, height: 256 });
    expect(fitWithin({ width: 300, height: 200 }, 1024)).toEqual({ width: 300, height: 200 });
    expect(fitWithin({ width: 9000, height: 1 }, 100)).toEqual({ width: 100, height: 1 });
  });
});
