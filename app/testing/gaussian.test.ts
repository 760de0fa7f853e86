import { describe, expect, it } from 'vitest';
import expected from './expected/metrics.json';
import { noiseMap } from './expected/formula';
import { gaussian } from './gaussian';

function largestDifference(actual: Float32Array, wanted: readonly number[]): number {
  expect(actual.length).toBe(wanted.length);
  return Math.max(...wanted.map((value, i) => Math.abs(value - actual[i]!)));
}

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

describe('gaussian', () => {
  it('equals scipy.ndimage.gaussian_filter', () => {
    const smooth = gaussian(noiseMap(12, 9, 1), { width: 12, height: 9 }, 1.3);
    expect(largestDifference(smooth, expected.gaussian)).toBeLessThan(5e-7);
  });

  it('equals SciPy when the kernel is wider than the map', () => {
    const smooth = gaussian(noiseMap(7, 30, 2), { width: 7, height: 30 }, 5);
    expect(largestDifference(smooth, expected.gaussianWide)).toBeLessThan(5e-7);
  });

  it('keeps a constant map and the sum of any map', () => {
    const size = { width: 20, height: 11 };
    const flat = gaussian(new Float32Array(220).fill(0.7), size, 3);
    for (const value of flat) expect(value).toBeCloseTo(0.7, 6);
    const map = noiseMap(20, 11, 3);
    expect(sum(gaussian(map, size, 3))).toBeCloseTo(sum(map), 4);
  });

  it('copies for sigma 0', () => {
    const map = noiseMap(4, 3, 1);
    const copy = gaussian(map, { width: 4, height: 3 }, 0);
    expect(copy).toEqual(map);
    expect(copy).not.toBe(map);
  });

  it('names the bad argument', () => {
    const size = { width: 2, height: 2 };
    expect(() => gaussian(new Float32Array(3), size, 1)).toThrow('3 values are not 2 x 2');
    expect(() => gaussian(new Float32Array(4), size, -1)).toThrow('got -1');
  });
});
