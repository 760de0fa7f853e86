import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/statistics.json';
import { detectionCurve, smallestCaught } from './detection-curve';

/** Trials of `detected` out of `trials` for sizes 10, 20, 30, ... */
const trialsOf = (detected: readonly number[], trials: readonly number[]) =>
  trials.flatMap((count, i) =>
    Array.from({ length: count }, (_, trial) => ({
      sizePx: (i + 1) * 10,
      isDetected: trial < detected[i]!,
    })),
  );

describe('detectionCurve', () => {
  const wanted = expected.detectionCurve;
  const curve = detectionCurve(trialsOf(wanted.detected, wanted.trials).toReversed());

  it('has the isotonic fit and the Wilson intervals of SciPy', () => {
    curve.forEach(({ sizePx, trials, detected, rate, fitted, low, high }, i) => {
      expect(sizePx).toBe((i + 1) * 10);
      expect([detected, trials]).toEqual([wanted.detected[i], wanted.trials[i]]);
      expect(rate).toBe(detected / trials);
      expect(fitted).toBeCloseTo(wanted.fitted[i]!, 12);
      expect(low).toBeCloseTo(wanted.low[i]!, 9);
      expect(high).toBeCloseTo(wanted.high[i]!, 9);
    });
  });

  it('is empty without trials', () => {
    expect(detectionCurve([])).toEqual([]);
    expect(smallestCaught([])).toBeNull();
  });
});

describe('smallestCaught', () => {
  const caught = (...detected: number[]) =>
    smallestCaught(
      detectionCurve(
        trialsOf(
          detected,
          detected.map(() => 10),
        ),
      ),
    );

  it('lies in between the sizes where the rate passes 80 %', () => {
    expect(caught(0, 6, 10)).toBe(25);
    expect(caught(0, 8, 10)).toBe(20);
  });

  it('is the smallest tried when all are found, null when none is', () => {
    expect(caught(9, 10)).toBe(10);
    expect(caught(0, 3, 7)).toBeNull();
  });

  it('is not taken in by a lucky small size', () => {
    expect(caught(9, 3, 10)).toBeGreaterThan(20);
  });

  it('takes other rates', () => {
    const curve = detectionCurve(trialsOf([0, 5, 10], [10, 10, 10]));
    expect(smallestCaught(curve, 0.5)).toBe(20);
    expect(smallestCaught(curve, 0.25)).toBe(15);
  });
});
