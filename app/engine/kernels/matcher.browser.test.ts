import { describe, expect, it } from 'vitest';
import { appendEntry, bankEntry, EMPTY_BANK, flatten } from '../../core/bank/memory-bank';
import { nearest as twin } from '../../core/match/nearest';
import { randomFrom } from '../../core/statistics/random';
import { randomGrid } from '../../testing/synthetic';
import { Matcher } from './matcher';
import { kernelBuilds } from './builds';
import { newKernels } from './module';

/** Features that differ little from one another, as those of a plain surface do. */
function plainGrid(seed: number, rows: number, cols: number, spread: number) {
  const random = randomFrom(seed);
  const grid = randomGrid(7, 1, 1);
  const features = new Float32Array(rows * cols * grid.depth);
  for (let i = 0; i < features.length; i++) {
    features[i] = grid.features[i % grid.depth]! + spread * (random() - 0.5);
  }
  for (let i = 0; i < features.length; i += grid.depth) {
    const patch = features.subarray(i, i + grid.depth);
    const norm = Math.hypot(...patch);
    patch.forEach((value, k) => (patch[k] = value / norm));
  }
  return { ...grid, rows, cols, features };
}

describe.each(['relaxed', 'plain'] as const)('the coarse search on %s kernels', (build) => {
  it.each([
    ['far apart', (seed: number) => randomGrid(seed, 23, 17)],
    ['close together', (seed: number) => plainGrid(seed, 23, 17, 0.05)],
    ['all but equal', (seed: number) => plainGrid(seed, 23, 17, 0.001)],
  ])('loses no nearest patch among patches %s', async (_, makeGrid) => {
    const matcher = new Matcher(await newKernels(kernelBuilds[build]));
    const bank = flatten(appendEntry(EMPTY_BANK, bankEntry('r', makeGrid(1))));
    const query = makeGrid(2);
    const { nearest, compared } = matcher.nearest(query, bank);
    const expected = twin(query, bank);
    const { depth, features } = query;
    const product = (i: number, patch: number) => {
      let sum = 0;
      for (let k = 0; k < depth; k++) {
        sum += features[i * depth + k]! * bank.features[patch * depth + k]!;
      }
      return sum;
    };
    nearest.forEach((patch, i) => {
      // Ties within the rounding of single precision may go either way.
      const difference = product(i, expected.nearestPatch[i]!) - product(i, patch);
      expect(difference).toBeLessThan(1e-6);
    });
    expect(compared).toBeGreaterThanOrEqual(nearest.length);
  });

  it('looks closely at few patches only where they differ', async () => {
    const matcher = new Matcher(await newKernels(kernelBuilds[build]));
    const bank = flatten(appendEntry(EMPTY_BANK, bankEntry('r', randomGrid(1, 30, 30))));
    const { nearest, compared } = matcher.nearest(randomGrid(2, 30, 30), bank);
    expect(compared / nearest.length).toBeLessThan(0.2 * 900);
  });
});
