import { describe, expect, it } from 'vitest';
import { plainCoverage } from '../../core/bank/coverage';
import { worstDifference } from '../../testing/backbone-fixture';
import { randomGrid } from '../../testing/synthetic';
import { KernelCoverage } from './coverage';
import { kernelBuilds } from './builds';
import { newKernels } from './module';

describe.each(['relaxed', 'plain'] as const)('KernelCoverage on %s kernels', (build) => {
  it('picks as plain JavaScript does, grid after grid', async () => {
    const kernels = await newKernels(kernelBuilds[build]);
    for (const seed of [1, 2]) {
      const grid = randomGrid(seed, 19 + seed, 23);
      const start = () => new Float32Array(grid.rows * grid.cols).fill(Infinity);
      const ours = new KernelCoverage(kernels, grid, start());
      const theirs = plainCoverage(grid, start());
      let patch = 0;
      for (let i = 0; i < 40; i++) {
        const next = ours.keep(patch);
        expect(theirs.keep(patch)).toBe(next);
        patch = next;
      }
      expect(worstDifference(ours.squares(), theirs.squares())).toBeLessThan(1e-5);
    }
  });
});
