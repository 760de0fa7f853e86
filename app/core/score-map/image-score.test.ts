import { describe, expect, it } from 'vitest';
import { noiseMap } from '../../testing/expected/formula';
import { imageScore } from './image-score';

/** The same by sorting everything. */
function bySorting(distances: Float32Array, count: number): number {
  const top = [...distances].sort((a, b) => b - a).slice(0, count);
  return top.reduce((sum, value) => sum + value, 0) / count;
}

describe('imageScore', () => {
  it.each([
    [1600, 0.01, 16],
    [2900, 0.01, 29],
    [1599, 0.01, 15],
    [300, 0.5, 150],
    [64, 1, 64],
  ])('takes the mean of the top: %d patches, share %d', (patches, share, count) => {
    const distances = noiseMap(patches, 1, patches);
    expect(imageScore(distances, share)).toBeCloseTo(bySorting(distances, count), 12);
  });

  it('takes at least one patch', () => {
    expect(imageScore(Float32Array.of(0.5, 1.5, 1))).toBe(1.5);
  });

  it('handles ascending, descending and equal distances', () => {
    const ascending = Float32Array.from({ length: 500 }, (_, i) => i);
    expect(imageScore(ascending)).toBe(497);
    expect(imageScore(ascending.toReversed())).toBe(497);
    expect(imageScore(new Float32Array(500).fill(0.25))).toBe(0.25);
  });

  it('names the bad argument', () => {
    expect(() => imageScore(new Float32Array(0))).toThrow('no distances');
    expect(() => imageScore(new Float32Array(1), 0)).toThrow('got 0');
  });
});
