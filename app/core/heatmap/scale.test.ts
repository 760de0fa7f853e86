import { describe, expect, it } from 'vitest';
import { heatScale, position, valueAt } from './scale';

describe('heatScale', () => {
  it('puts the threshold in the middle', () => {
    const scale = heatScale(0.5, 0.75);
    expect(scale).toEqual({ low: 0.5, threshold: 0.75, high: 1.5 });
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
    const values = [-1, 0.5, 0.625, 1.125, 1.5, 9, Number.NaN];
    const places = [0, 0, 0.25, 0.75, 1, 1, 0];
    expect(values.map((value) => position(scale, value))).toEqual(places);
  });

  it('is undone by valueAt', () => {
    const scale = heatScale(0.5, 0.75);
    for (const share of [0, 0.2, 0.5, 0.8, 1]) {
      expect(position(scale, valueAt(scale, share))).toBeCloseTo(share, 12);
    }
  });
});
