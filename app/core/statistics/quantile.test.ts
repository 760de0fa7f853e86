import { describe, expect, it } from 'vitest';
import { quantile } from './quantile';

describe('quantile', () => {
  // numpy.quantile([3, 1, 4, 1, 5], ...)
  it.each([
    [0, 1],
    [0.25, 1],
    [0.5, 3],
    [0.9, 4.6],
    [1, 5],
  ])('%d gives NumPy’s %d', (share, value) => {
    expect(quantile([3, 1, 4, 1, 5], share)).toBeCloseTo(value, 10);
  });

  it('refuses no values and shares out of range', () => {
    expect(() => quantile([], 0.5)).toThrow('no values');
    expect(() => quantile([1], 1.5)).toThrow('got 1.5');
  });
});
