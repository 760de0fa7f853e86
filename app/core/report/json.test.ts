import { describe, expect, it } from 'vitest';
import { resultsJson, SCORE_PNG_UNIT } from './json';

const results = {
  rows: [],
  references: ['r1.jpg', 'r2.jpg'],
  threshold: 0.123456789,
  regions: {
    threshold: 0.123456789,
    smallest: { value: 0.5, unit: 'percent' },
    smoothingPx: 5,
    mmPerPx: 0.25,
  } as const,
  severityRules: [{ name: 'Large', severity: 'critical', atLeast: { areaPercent: 5 } }] as const,
  featureSpec: {
    preprocessing: 1,
    inputAreaPx: 102_400,
    levels: ['block4', 'block10'],
    weights: '0123456789abcdef',
    backbone: 'efficientnet-lite0',
  },
  directions: 8,
  backend: 'wasm',
} as const;

describe('resultsJson', () => {
  it('has keys in one order, whatever the order of the argument', () => {
    const text = resultsJson(results);
    expect(text.endsWith('}\n')).toBe(true);
    const document = JSON.parse(text) as Record<string, object>;
    expect(Object.keys(document).join(' ')).toBe(
      'format version backend featureSpec directions threshold regions severityRules scoreMapPng references results',
    );
    expect(Object.keys(document.featureSpec!).join(' ')).toBe(
      'backbone weights levels inputAreaPx preprocessing',
    );
  });

  it('says what it is and how to read the maps', () => {
    expect(JSON.parse(resultsJson(results))).toMatchObject({
      format: 'oddspot-results',
      version: 1,
      threshold: 0.123457,
      regions: {
        threshold: 0.123457,
        smallest: { value: 0.5, unit: 'percent' },
        smoothingPx: 5,
        mmPerPx: 0.25,
      },
      severityRules: [{ name: 'Large', severity: 'critical', atLeast: { areaPercent: 5 } }],
      scoreMapPng: { unitPerLevel: 2 / 65535 },
      references: ['r1.jpg', 'r2.jpg'],
      results: [],
    });
    expect(JSON.parse(resultsJson({ ...results, regions: null }))).toMatchObject({ regions: null });
    expect(SCORE_PNG_UNIT * 65535).toBeCloseTo(2, 12);
  });
});
