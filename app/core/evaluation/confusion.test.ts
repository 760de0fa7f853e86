import { describe, expect, it } from 'vitest';
import { labelledScores } from '../../testing/expected/formula';
import { bestF1 } from './best-f1';
import { cellOf, confusionAt, ratesOf } from './confusion';

describe.each(labelledScores())(
  'a threshold on $name scores',
  ({ normal, anomalous, expected }) => {
    const confusion = confusionAt(normal, anomalous, expected.threshold);

    it('has the confusion matrix of scikit-learn', () => {
      const [truePositives, falsePositives, trueNegatives, falseNegatives] = expected.confusion;
      expect(confusion).toEqual({ truePositives, falsePositives, trueNegatives, falseNegatives });
    });

    it('counts each image in its cell', () => {
      const cells = [
        ...normal.map((score) => cellOf('good', score, expected.threshold)),
        ...anomalous.map((score) => cellOf('defective', score, expected.threshold)),
      ];
      for (const [cell, count] of Object.entries(confusion)) {
        expect(cells.filter((other) => other === cell)).toHaveLength(count);
      }
    });

    it('has its rates', () => {
      const rates = ratesOf(confusion);
      expect(rates.precision).toBeCloseTo(expected.precision, 12);
      expect(rates.recall).toBeCloseTo(expected.recall, 12);
      expect(rates.balancedAccuracy).toBeCloseTo(expected.balancedAccuracy, 12);
      expect(rates.falseAlarmRate).toBeCloseTo(1 + rates.recall - 2 * rates.balancedAccuracy, 12);
      expect(rates.f1).toBeCloseTo(expected.f1, 12);
    });

    it('knows the best F1, and a threshold that reaches it', () => {
      const best = bestF1(normal, anomalous)!;
      expect(best.f1).toBeCloseTo(expected.bestF1, 12);
      expect(ratesOf(confusionAt(normal, anomalous, best.threshold)).f1).toBeCloseTo(best.f1, 12);
    });
  },
);

describe('few scores', () => {
  it('calls a score that equals the threshold anomalous', () => {
    expect(confusionAt([1, 2], [2, 3], 2)).toEqual({
      truePositives: 2,
      falsePositives: 1,
      trueNegatives: 1,
      falseNegatives: 0,
    });
  });

  it('takes the higher of two thresholds that are equally good', () => {
    expect(bestF1([2], [1, 3])).toEqual({ f1: 0.8, threshold: 1 });
    expect(bestF1([1, 2], [0, 3])).toEqual({ f1: 2 / 3, threshold: 3 });
  });

  it('has no rate where there is nothing to divide by', () => {
    const rates = ratesOf(confusionAt([1], [], 5));
    expect(rates.recall).toBeNaN();
    expect(rates.precision).toBeNaN();
    expect(rates.f1).toBeNaN();
    expect(rates.falseAlarmRate).toBe(0);
    expect(ratesOf(confusionAt([], [1], 5))).toMatchObject({ recall: 0, f1: 0 });
    expect(bestF1([], [1])).toBeNull();
    expect(bestF1([1], [])).toBeNull();
  });
});
