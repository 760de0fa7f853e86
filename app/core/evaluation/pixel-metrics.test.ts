import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { maskedMaps } from '../../testing/expected/formula';
import { measuredAreaPx, pixelMetrics } from './pixel-metrics';

describe('pixelMetrics', () => {
  it.each([
    ['distinct', 2 ** 20, expected.distinct],
    ['tied', 10, expected.tied],
  ] as const)('equals scikit-learn and MVTec on %s scores', (_, levels, values) => {
    const metrics = pixelMetrics(maskedMaps(levels));
    expect(metrics.pixelAuroc).toBeCloseTo(values.pixelAuroc, 12);
    expect(metrics.aupro).toBeCloseTo(values.aupro, 12);
    expect(metrics.regionLimits).toHaveLength(expected.regionRecall.regions);
  });
});

describe('measuredAreaPx', () => {
  it('is the input’s area for a few images, a quarter of it for hundreds', () => {
    expect(measuredAreaPx(12, 320 * 320)).toBe(320 * 320);
    expect(measuredAreaPx(163, 320 * 320)).toBe(320 * 320);
    expect(measuredAreaPx(164, 320 * 320)).toBe(160 * 160);
  });

  it('stays above the patch grid for thousands', () => {
    expect(measuredAreaPx(10_000, 320 * 320)).toBe(80 * 80);
  });
});
