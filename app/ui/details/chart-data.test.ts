import { describe, expect, it } from 'vitest';
import { chartRange, lanes } from './chart-data';

describe('chartRange', () => {
  it('spans everything in whole tenths', () => {
    const range = chartRange([{ id: 'a', score: 0.93 }], [0.41, 0.44], 0.5);
    expect(range.low).toBeCloseTo(0.3);
    expect(range.high).toBeCloseTo(1);
  });

  it('is never empty', () => {
    expect(chartRange([], [], null)).toEqual({ low: 0, high: 1 });
    const { low, high } = chartRange([{ id: 'a', score: 0.5 }], [], null);
    expect(high).toBeGreaterThan(low);
  });
});

describe('lanes', () => {
  it('stacks only what would touch', () => {
    expect(lanes([0, 20, 2, 40, 3], 6, 4)).toEqual([0, 0, 1, 0, 2]);
  });

  it('wraps when all lanes are full', () => {
    expect(Math.max(...lanes([1, 1, 1, 1, 1], 6, 2))).toBe(1);
  });
});
