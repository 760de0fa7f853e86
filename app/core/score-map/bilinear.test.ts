import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { noiseMap } from '../../testing/expected/formula';
import { bilinear } from './bilinear';

function largestDifference(actual: Float32Array, wanted: readonly number[]): number {
  expect(actual.length).toBe(wanted.length);
  return Math.max(...wanted.map((value, i) => Math.abs(value - actual[i]!)));
}

describe('bilinear', () => {
  it('equals cv2.resize upwards', () => {
    const up = bilinear(noiseMap(5, 4, 3), { width: 5, height: 4 }, { width: 13, height: 9 });
    expect(largestDifference(up, expected.bilinearUp)).toBeLessThan(1e-6);
  });

  it('equals cv2.resize downwards', () => {
    const down = bilinear(noiseMap(16, 13, 4), { width: 16, height: 13 }, { width: 7, height: 5 });
    expect(largestDifference(down, expected.bilinearDown)).toBeLessThan(1e-6);
  });

  it('puts samples at pixel centres and clamps the edges', () => {
    const up = bilinear(Float32Array.of(0, 1), { width: 2, height: 1 }, { width: 4, height: 1 });
    expect([...up]).toEqual([0, 0.25, 0.75, 1]);
  });

  it('repeats a single value and copies at equal size', () => {
    const one = bilinear(Float32Array.of(3), { width: 1, height: 1 }, { width: 3, height: 2 });
    expect([...one]).toEqual([3, 3, 3, 3, 3, 3]);
    const map = noiseMap(6, 5, 1);
    expect(bilinear(map, { width: 6, height: 5 }, { width: 6, height: 5 })).toEqual(map);
  });

  it('names the bad argument', () => {
    const size = { width: 2, height: 2 };
    expect(() => bilinear(new Float32Array(5), size, size)).toThrow('5 values are not 2 x 2');
    expect(() => bilinear(new Float32Array(4), size, { width: 0, height: 2 })).toThrow('got 0');
  });
});
