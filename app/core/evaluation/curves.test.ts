import { describe, expect, it } from 'vitest';
import { labelledScores, type ScoredImages } from '../../testing/expected/formula';
import { averagePrecision, precisionRecallCurve, rocCurve } from './curves';

describe.each(labelledScores())(
  'curves of $name scores',
  ({ normal, anomalous, expected }: ScoredImages) => {
    it('has the points of sklearn.metrics.roc_curve', () => {
      const [first, ...points] = rocCurve(normal, anomalous);
      expect(first).toEqual({ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 });
      expect(points).toEqual(
        expected.roc.map(([falsePositiveRate, truePositiveRate, threshold]) => ({
          threshold,
          falsePositiveRate,
          truePositiveRate,
        })),
      );
    });

    it('has the points of sklearn.metrics.precision_recall_curve', () => {
      expect(precisionRecallCurve(normal, anomalous)).toEqual(
        expected.precisionRecall.map(([threshold, recall, precision]) => ({
          threshold,
          recall,
          precision,
        })),
      );
    });

    it('has the area of sklearn.metrics.average_precision_score', () => {
      expect(averagePrecision(normal, anomalous)).toBeCloseTo(expected.averagePrecision, 12);
    });
  },
);

describe('curves of few scores', () => {
  it('makes one point of equal scores', () => {
    expect(rocCurve([1, 1], [1])).toEqual([
      { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
      { threshold: 1, falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
    expect(averagePrecision([1, 1, 1], [1])).toBe(0.25);
  });

  it('is 1 for a perfect order', () => {
    expect(averagePrecision([1, 2], [3, 4])).toBe(1);
  });

  it('is nothing when a class is missing', () => {
    for (const [normal, anomalous] of [
      [[], [1]],
      [[1], []],
      [[], []],
    ]) {
      // prettier-ignore
      expect(rocCurve(normal!, anomalous!)).toEqual([]);
      expect(averagePrecision(normal!, anomalous!)).toBeNaN();
    }
    expect(precisionRecallCurve([1], [])).toEqual([]);
    expect(precisionRecallCurve([], [1])).toEqual([{ threshold: 1, recall: 1, precision: 1 }]);
  });
});
