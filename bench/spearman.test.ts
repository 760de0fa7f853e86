import { describe, expect, it } from 'vitest';
import expected from '../app/testing/expected/metrics.json';
import { noise } from '../app/testing/expected/formula';
import { spearman } from './spearman.mjs';

describe('spearman', () => {
  it('equals scipy.stats.spearmanr, ties included', () => {
    const a = Array.from(noise(60, 7), (value) => Math.floor(value * 20) / 20);
    const more = noise(60, 9);
    const b = a.map((value, i) => Math.floor((value + more[i]!) * 10));
    expect(spearman(a, b)).toBeCloseTo(expected.spearman, 12);
  });

  it('sees order alone', () => {
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [0, -1, -9])).toBeCloseTo(-1, 12);
  });

  it('is NaN for constant or too few values', () => {
    expect(spearman([1, 1], [1, 2])).toBeNaN();
    expect(spearman([1], [1])).toBeNaN();
    expect(spearman([], [])).toBeNaN();
  });

  it('names lengths that differ', () => {
    expect(() => spearman([1], [1, 2])).toThrow('1 and 2');
  });
});
