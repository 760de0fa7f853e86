import { describe, expect, it } from 'vitest';
import { noise } from '../../testing/expected/formula';
import { randomGrid, testBackbone } from '../../testing/synthetic';
import { limitBySelfDistance } from './self-distance';

const ROWS = 9;
const COLS = 11;
const grid = randomGrid(4, ROWS, COLS, 24);

/** By brute force, over every pair of patches. */
function expectedOutside(): number[] {
  const vector = (patch: number) => [...grid.features.subarray(patch * 24, patch * 24 + 24)];
  const patches = Array.from({ length: ROWS * COLS }, (_, i) => i);
  return patches.map((patch) => {
    const own = vector(patch);
    const far = patches.filter((other) => {
      const rows = Math.abs(Math.floor(other / COLS) - Math.floor(patch / COLS));
      return (
        Math.max(rows, Math.abs((other % COLS) - (patch % COLS))) >
        testBackbone.neighbourhoodPatches
      );
    });
    return Math.min(
      ...far.map((other) => Math.hypot(...vector(other).map((value, k) => value - own[k]!))),
    );
  });
}

describe('limitBySelfDistance', () => {
  const own = expectedOutside();

  it('gives the distance to the nearest patch beyond the neighbourhood without a bank', () => {
    const { distances } = limitBySelfDistance(grid, new Float32Array(99).fill(Infinity), 0.05);
    own.forEach((distance, i) => expect(distances[i]).toBeCloseTo(distance, 6));
  });

  it('gives the largest of the smaller distances exactly, and no other too small', () => {
    const toBank = Float32Array.from(noise(99, 3), (value) => 0.2 + value);
    const { distances } = limitBySelfDistance(grid, toBank, 0.1);
    const wanted = own.map((distance, i) => Math.min(distance, toBank[i]!));
    const largest = (values: ArrayLike<number>) => Array.from(values).sort((a, b) => b - a);
    largest(wanted)
      .slice(0, 10)
      .forEach((value, i) => expect(largest(distances)[i]).toBeCloseTo(value, 6));
    distances.forEach((distance, i) => {
      expect(distance).toBeGreaterThan(wanted[i]! - 1e-6);
      expect(distance).toBeLessThanOrEqual(toBank[i]!);
    });
    expect(distances).not.toEqual(toBank);
  });

  it('leaves distances alone where every patch is a neighbour', () => {
    const small = randomGrid(1, 2, 2, 8);
    const { distances } = limitBySelfDistance(small, Float32Array.of(0.5, 0.25, Infinity, 1), 1);
    expect([...distances]).toEqual([0.5, 0.25, Infinity, 1]);
  });

  it('refuses distances of another grid', () => {
    expect(() => limitBySelfDistance(grid, new Float32Array(3), 0.1)).toThrow('3 distances');
  });
});
