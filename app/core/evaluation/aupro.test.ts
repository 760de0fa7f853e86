import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/metrics.json';
import { maskedMaps } from '../../testing/expected/formula';
import { aupro } from './aupro';

describe('aupro', () => {
  it.each([
    ['distinct', 2 ** 20],
    ['tied', 10],
  ] as const)("equals MVTec's procedure on %s scores", (name, levels) => {
    expect(aupro(maskedMaps(levels))).toBeCloseTo(expected[name].aupro, 10);
    expect(aupro(maskedMaps(levels), 1)).toBeCloseTo(expected[name].auproFull, 10);
  });

  it('weighs a small region as much as a large one', () => {
    const mask = Uint8Array.of(1, 1, 1, 0, 1, 0, 0, 0);
    const values = Float32Array.of(9, 9, 9, 1, 0, 1, 2, 3);
    expect(aupro([{ width: 8, height: 1, values, mask }])).toBeCloseTo(0.5, 12);
  });

  it('is 1 for a perfect map and NaN without defects or normal pixels', () => {
    const map = { width: 2, height: 1, values: Float32Array.of(0, 1) };
    expect(aupro([{ ...map, mask: Uint8Array.of(0, 1) }])).toBe(1);
    expect(aupro([{ ...map, mask: null }])).toBeNaN();
    expect(aupro([{ ...map, mask: Uint8Array.of(1, 1) }])).toBeNaN();
  });

  it('names a limit out of range', () => {
    expect(() => aupro([], 0)).toThrow('got 0');
  });
});
