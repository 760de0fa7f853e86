import { describe, expect, it } from 'vitest';
import { smallestRange, thresholdRange } from './option-ranges';

describe('thresholdRange', () => {
  it('spans half to twice the suggested one, and reaches one set by hand', () => {
    expect(thresholdRange(0.61, 0.61)).toEqual({ min: 0.3, max: 1.3, step: 0.01 });
    expect(thresholdRange(0.61, 1.72)).toEqual({ min: 0.3, max: 1.8, step: 0.01 });
    expect(thresholdRange(0.15, 0.04)).toMatchObject({ min: 0.01 });
    expect(thresholdRange(1.2, 1.2)).toMatchObject({ max: 2 });
  });
});

describe('smallestRange', () => {
  const image = { width: 200, height: 100 };
  const known = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, mm: 50, image };

  it('goes to a twentieth of a photo, in the unit that is in use', () => {
    expect(smallestRange({ value: 0, unit: 'percent' }, null)).toEqual({
      min: 0,
      max: 5,
      step: 0.05,
    });
    // 5,000 mm² in all.
    expect(smallestRange({ value: 0, unit: 'mm2' }, known)).toEqual({ min: 0, max: 500, step: 5 });
  });

  it('reaches a value beyond', () => {
    expect(smallestRange({ value: 7.5, unit: 'percent' }, null).max).toBe(8);
    expect(smallestRange({ value: 1600, unit: 'mm2' }, known).max).toBe(2000);
  });
});
