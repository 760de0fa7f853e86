import { describe, expect, it } from 'vitest';
import { heatScale, position } from './scale';

describe('heatScale', () => {
  it('puts the threshold in the middle', () => {
    const scale = heatScale(0.5, 0.75);
    expect(scale).toEqual({ low: 0.5, threshold: 0.75, high: 1 });
    expect(position(scale, 0.75)).toBe(0.5);
  });

  it.each([
    [0.8, 0.8],
    [0.9, 0.8],
    [0, 0],
    [0.5, -0.1],
  ])('stays usable for low %d and threshold %d', (low, threshold) => {
    const scale = heatScale(low, threshold);
    expect(scale.low).toBeLessThan(threshold);
    expect(scale.threshold).toBe(threshold);
    expect(scale.high).toBeGreaterThan(threshold);
    expect(position(scale, threshold)).toBeCloseTo(0.5, 9);
  });

  it('names what is not finite', () => {
    expect(() => heatScale(Number.NaN, 1)).toThrow('got NaN');
  });
});

describe('position', () => {
  it('is clamped to 0 and 1', () => {
    const scale = heatScale(0.5, 0.75);
    const values = [-1, 0.5, 0.625, 1, 9, Number.NaN];
    expect(values.map((value) => position(scale, value))).toEqual([0, 0, 0.25, 1, 1, 0]);
  });
});
