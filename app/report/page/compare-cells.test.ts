import { describe, expect, it } from 'vitest';
import { compareCells } from './compare-cells';

describe('compareCells', () => {
  it('orders numbers by size and words as people do', () => {
    expect(compareCells('9', '10', 'digits', 1)).toBeLessThan(0);
    expect(compareCells('9', '10', 'digits', -1)).toBeGreaterThan(0);
    expect(compareCells('b', 'A', 'text', 1)).toBeGreaterThan(0);
    expect(compareCells('photo 9', 'photo 10', 'text', 1)).toBeLessThan(0);
  });

  it('puts what is empty last, either way', () => {
    for (const direction of [1, -1] as const) {
      for (const kind of ['text', 'digits'] as const) {
        expect(compareCells('', '5', kind, direction)).toBeGreaterThan(0);
        expect(compareCells('5', '', kind, direction)).toBeLessThan(0);
        expect(compareCells('', '', kind, direction)).toBe(0);
      }
    }
  });
});
