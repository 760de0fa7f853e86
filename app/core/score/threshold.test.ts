import { describe, expect, it } from 'vitest';
import { quantile } from './quantile';
import { calibrate } from './threshold';

describe('calibrate', () => {
  it('takes mean plus one sample standard deviation of left-out references', () => {
    const { threshold, low } = calibrate('leave-one-out', [0.4, 0.5, 0.6], [0.2, 0.3, 0.4]);
    expect(threshold).toBeCloseTo(0.6, 10);
    expect(low).toBeCloseTo(0.3, 10);
  });

  it('raises what copies of one reference say', () => {
    const copies = calibrate('perturbed-copies', [0.3, 0.3], [0.1, 0.1]);
    expect(copies.threshold).toBeCloseTo(0.5, 10);
    expect(copies.low).toBeCloseTo(0.3, 10);
  });

  it('needs scores', () => {
    expect(() => calibrate('leave-one-out', [], [])).toThrow('0 scores');
    expect(() => calibrate('leave-one-out', [0.1], [])).toThrow('0 lows');
  });
});

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
