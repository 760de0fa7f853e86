import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { noise } from '../../testing/expected/formula';
import { auroc } from './auroc';

describe('auroc', () => {
  it('equals sklearn.metrics.roc_auc_score, ties included', () => {
    const truth = noise(60, 8);
    const scores = [...noise(60, 7)].map(
      (value, i) => Math.floor(value * 20) / 20 + 0.1 * (truth[i]! < 0.4 ? 1 : 0),
    );
    const normal = scores.filter((_, i) => !(truth[i]! < 0.4));
    const anomalous = scores.filter((_, i) => truth[i]! < 0.4);
    expect(auroc(normal, anomalous)).toBeCloseTo(expected.auroc, 12);
  });

  it('is 1, 0 and a half for split, swapped and equal scores', () => {
    expect(auroc([1, 2], [3, 4])).toBe(1);
    expect(auroc([3, 4], [1, 2])).toBe(0);
    expect(auroc([1, 1], [1, 1, 1])).toBe(0.5);
  });

  it('is NaN when a class is missing', () => {
    expect(auroc([], [1])).toBeNaN();
    expect(auroc([1], [])).toBeNaN();
  });
});
