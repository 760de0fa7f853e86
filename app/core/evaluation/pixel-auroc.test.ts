import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { maskedMaps } from '../../testing/expected/formula';
import { pixelAuroc } from './pixel-auroc';

describe('pixelAuroc', () => {
  it('equals sklearn.metrics.roc_auc_score over all pixels', () => {
    expect(pixelAuroc(maskedMaps(2 ** 20))).toBeCloseTo(expected.distinct.pixelAuroc, 12);
  });

  it('counts ties half', () => {
    expect(pixelAuroc(maskedMaps(10))).toBeCloseTo(expected.tied.pixelAuroc, 12);
  });

  it('is NaN when a class is missing', () => {
    const values = Float32Array.of(1, 2);
    const map = { width: 2, height: 1, values };
    expect(pixelAuroc([])).toBeNaN();
    expect(pixelAuroc([{ ...map, mask: null }])).toBeNaN();
    expect(pixelAuroc([{ ...map, mask: Uint8Array.of(1, 1) }])).toBeNaN();
  });
});
