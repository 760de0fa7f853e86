import { describe, expect, it } from 'vitest';
import {
  filledGrid,
  fitWithin,
  gridSize,
  inputPlan,
  inputSize,
  patchAt,
  patchBox,
  patchSidePx,
} from './geometry';

describe('inputSize', () => {
  it.each([
    [
      { width: 512, height: 512 },
      { width: 320, height: 320 },
    ],
    [
      { width: 500, height: 1260 },
      { width: 203, height: 512 },
    ],
    [
      { width: 1600, height: 1200 },
      { width: 368, height: 276 },
    ],
    [
      { width: 16, height: 20_000 },
      { width: 9, height: 11_312 },
    ],
  ])('keeps area and aspect of %o', (image, input) => {
    expect(inputSize(image)).toEqual(input);
  });

  it('refuses what has no area', () => {
    expect(() => inputSize({ width: 0, height: 5 })).toThrow('got 0');
  });
});

describe('inputPlan', () => {
  it('is the photo alone where both sides come out even', () => {
    const side = { width: 320, height: 320 };
    const plan = inputPlan({ width: 1024, height: 1024 });
    expect(plan).toEqual({ content: side, padded: side, grid: { rows: 40, cols: 40 } });
    const wide = { width: 640, height: 160 };
    expect(inputPlan({ width: 2560, height: 640 })).toMatchObject({ content: wide, padded: wide });
  });

  it('scales alike across and down and pads the rest', () => {
    for (const height of [100, 105, 113, 130]) {
      const { content, padded, grid } = inputPlan({ width: 2000, height });
      const scale = content.width / 2000;
      expect(Math.abs(content.height - height * scale)).toBeLessThanOrEqual(0.5);
      expect(content.width % 16).toBe(0);
      expect(padded.height % 16).toBe(0);
      expect(padded.height - content.height).toBeLessThan(16);
      expect(grid).toEqual({ rows: Math.ceil(content.height / 8), cols: content.width / 8 });
    }
  });

  it('takes over a scale', () => {
    const patchPx = patchSidePx({ width: 2000, height: 100 });
    const { content, grid } = inputPlan({ width: 2000, height: 113, patchPx });
    expect(inputSize({ width: 2000, height: 100 })).toEqual({ width: 1424, height: 71 });
    expect(content).toEqual({ width: 1424, height: 80 });
    expect(grid).toEqual({ rows: 10, cols: 178 });
    expect(() => inputPlan({ width: 5, height: 5, patchPx: 0 })).toThrow('got 0');
  });
});

describe('where patches lie', () => {
  const image = { width: 1000, height: 1000, patchPx: 64 };
  const grid = { rows: 16, cols: 16 };

  it('gives the patches that end beyond the photo the rest of it', () => {
    expect(filledGrid(image, grid)).toEqual({ rows: 15.625, cols: 15.625 });
    expect(patchBox({ row: 0, col: 1 }, image, grid)).toEqual({
      x: 64,
      y: 0,
      width: 64,
      height: 64,
    });
    expect(patchBox({ row: 15, col: 2 }, image, grid)).toEqual({
      x: 128,
      y: 960,
      width: 64,
      height: 40,
    });
    expect(patchAt({ x: 959, y: 961 }, image, grid)).toEqual({ row: 15, col: 14 });
  });

  it('spreads a grid of another make over the whole photo', () => {
    const other = { rows: 10, cols: 20 };
    expect(filledGrid(image, other)).toEqual(other);
    expect(patchBox({ row: 9, col: 19 }, image, other)).toEqual({
      x: 950,
      y: 900,
      width: 50,
      height: 100,
    });
  });
});

describe('patch grid', () => {
  const grid = { rows: 35, cols: 46 };

  it('has a patch every 8 px', () =>
    expect(gridSize({ width: 368, height: 272 })).toEqual({ rows: 34, cols: 46 }));

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
