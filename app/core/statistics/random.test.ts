import { describe, expect, it } from 'vitest';
import { randomFrom } from './random';

describe('randomFrom', () => {
  it('repeats itself for a seed, and spreads over [0, 1)', () => {
    const draw = (seed: number) => {
      const random = randomFrom(seed);
      return Array.from({ length: 4000 }, random);
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of draw(7)) tenths[Math.floor(value * 10)]! += 1;
    expect(Math.min(...tenths)).toBeGreaterThan(330);
    expect(Math.max(...tenths)).toBeLessThan(470);
  });
});
