import { describe, expect, it } from 'vitest';
import { binScores, chartRange } from './chart-data';

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

describe('binScores', () => {
  it('counts scores in bars of equal width, those beyond the range in the last ones', () => {
    const bins = binScores([0.1, 0.26, 0.31, 0.49, 0.5, 2], { low: 0.25, high: 0.5 }, 5);
    expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 3]);
    expect(bins[0]!.from).toBe(0.25);
    expect(bins[4]!.to).toBeCloseTo(0.5, 9);
    expect(bins[2]!.from).toBeCloseTo(bins[1]!.to, 9);
  });
});
