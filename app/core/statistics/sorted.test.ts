import { describe, expect, it } from 'vitest';
import { countBelow, countUpTo } from './sorted';

describe('counting in sorted numbers', () => {
  const numbers = Float32Array.of(1, 2, 2, 2, 5);

  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [2, 1, 4],
    [3, 4, 4],
    [5, 4, 5],
    [9, 5, 5],
  ])('at %d: %d below, %d up to', (value, below, upTo) => {
    expect(countBelow(numbers, value)).toBe(below);
    expect(countUpTo(numbers, value)).toBe(upTo);
  });

  it('counts nothing in nothing', () => {
    expect(countBelow(new Float64Array(0), 1)).toBe(0);
    expect(countUpTo(new Float64Array(0), 1)).toBe(0);
  });
});
