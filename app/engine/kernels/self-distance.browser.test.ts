import { describe, expect, it } from 'vitest';
import { limitBySelfDistance } from '../../core/match/self-distance';
import { worstDifference } from '../../testing/backbone-fixture';
import { randomGrid } from '../../testing/synthetic';
import { kernelBuilds } from './builds';
import { newKernels } from './module';
import { kernelSelfDistance } from './self-distance';

describe.each(['relaxed', 'plain'] as const)('own patches on %s kernels', (build) => {
  it.each([
    ['of an empty bank', Infinity],
    ['of a near one', 0.9],
  ])('lower the distances %s as plain JavaScript does', async (_, distance) => {
    const kernels = await newKernels(kernelBuilds[build]);
    for (const seed of [1, 2]) {
      const grid = randomGrid(seed, 11 + seed, 17);
      const distances = new Float32Array(grid.rows * grid.cols).fill(distance);
      const wanted = limitBySelfDistance(grid, distances, 1).distances;
      const found = limitBySelfDistance(grid, distances, 1, (own) =>
        kernelSelfDistance(kernels, own),
      );
      expect(worstDifference(found.distances, wanted)).toBeLessThan(1e-5);
      expect(Math.max(...wanted)).toBeLessThanOrEqual(distance);
    }
  });

  it('leave a grid without patches beyond as it was', async () => {
    const grid = randomGrid(3, 4, 4);
    const kernels = await newKernels(kernelBuilds[build]);
    const search = kernelSelfDistance(kernels, grid);
    expect(search(5, 1.5)).toBe(1.5);
    expect(search(5, Infinity)).toBe(Infinity);
  });
});
