import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { maskedMaps } from '../../testing/expected/formula';
import { regionRecall } from '../../testing/region-recall';
import { regionLimits } from './region-recall';

describe('regionRecall', () => {
  it('equals what SciPy and NumPy count', () => {
    const { recall, ...counts } = regionRecall(maskedMaps(2 ** 20), 0.5, 0.55);
    expect(counts.meanOverlap).toBeCloseTo(expected.regionRecall.meanOverlap, 12);
    expect(counts).toMatchObject({
      regions: expected.regionRecall.regions,
      found: expected.regionRecall.found,
    });
    expect(recall).toBe(expected.regionRecall.found / expected.regionRecall.regions);
  });

  const values = Float32Array.of(9, 9, 0, 9, 0, 9, 0, 0);
  const map = { width: 8, height: 1, values };

  it('weighs a small region as much as a large one, and sees the threshold itself', () => {
    const mask = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 1);
    expect(regionRecall([{ ...map, mask }], 9)).toEqual({
      regions: 2,
      found: 1,
      recall: 0.5,
      meanOverlap: 0.375,
    });
    expect(regionRecall([{ ...map, mask }], 9.1).found).toBe(0);
    expect(regionRecall([{ ...map, mask }], 9, 0.76).found).toBe(0);
  });

  it('is NaN without regions', () => {
    for (const mask of [null, new Uint8Array(8)]) {
      expect(regionRecall([{ ...map, mask }], 1)).toMatchObject({ regions: 0, found: 0 });
      expect(regionRecall([{ ...map, mask }], 1).recall).toBeNaN();
      expect(regionRecall([{ ...map, mask }], 1).meanOverlap).toBeNaN();
    }
  });

  it('names what is out of range', () => {
    expect(() => regionLimits([], 0)).toThrow('got 0');
    expect(() => regionRecall([{ ...map, mask: new Uint8Array(3) }], 1)).toThrow('3 pixels');
  });
});

describe('regionLimits', () => {
  it.each([0.1, 0.3, 0.55, 1])('says what regionRecall does, overlap %d', (least) => {
    const maps = maskedMaps(10);
    const limits = regionLimits(maps, least);
    const thresholds = Array.from({ length: 101 }, (_, i) => i / 100);
    const found = (threshold: number) => limits.filter((limit) => limit >= threshold).length;
    expect(thresholds.map(found)).toEqual(
      thresholds.map((threshold) => regionRecall(maps, threshold, least).found),
    );
    expect(found(0)).toBe(expected.regionRecall.regions);
    expect(found(1)).toBe(0);
  });

  it('has none without regions', () => {
    expect(regionLimits([])).toHaveLength(0);
    expect(() => regionLimits([], 0)).toThrow('got 0');
  });
});
