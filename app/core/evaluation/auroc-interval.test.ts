import { describe, expect, it } from 'vitest';
import { noise } from '../../testing/expected/formula';
import expected from '../../testing/expected/metrics.json';
import { auroc } from './auroc';
import { aurocInterval } from './auroc-interval';

describe.each(expected.aurocIntervals)(
  'an AUROC of $area from $normal good and $anomalous defective images',
  ({ area, normal, anomalous, low, high }) => {
    it('lies where the roots of SciPy are', () => {
      const interval = aurocInterval(area, normal, anomalous)!;
      expect(interval.low).toBeCloseTo(low, 6);
      expect(interval.high).toBeCloseTo(high, 6);
    });
  },
);

describe('aurocInterval', () => {
  it('holds the true area about 19 times in 20, for few images', () => {
    const [normal, anomalous, draws] = [8, 6, 2000];
    // Exponential scores with rates 1 and 1/4: the true area is 4 / 5.
    const scores = noise(draws * (normal + anomalous), 3).map((value) => -Math.log(1 - value));
    let inside = 0;
    for (let draw = 0; draw < draws; draw++) {
      const own = scores.subarray(draw * (normal + anomalous), (draw + 1) * (normal + anomalous));
      const good = own.subarray(0, normal);
      const bad = own.subarray(normal).map((value) => value * 4);
      const interval = aurocInterval(auroc(good, bad), normal, anomalous)!;
      if (interval.low <= 0.8 && interval.high >= 0.8) inside += 1;
    }
    expect(inside / draws).toBeGreaterThan(0.92);
    expect(inside / draws).toBeLessThan(0.98);
  });

  it('is not sure of a perfect area, less so the fewer images there are', () => {
    const low = (count: number) => aurocInterval(1, count, count)!.low;
    expect(low(2)).toBeLessThan(low(20));
    expect(low(20)).toBeLessThan(1);
  });

  it('is not known when a class is empty', () => {
    expect(aurocInterval(Number.NaN, 0, 3)).toBeNull();
    expect(aurocInterval(0.5, 3, 0)).toBeNull();
  });
});
