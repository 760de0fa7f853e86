import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { bankEntry, flatten } from '../../core/bank/memory-bank';
import { EFFICIENTNET_LITE0 } from '../../core/features/efficientnet-lite0';
import {
  expected,
  fixtureInput,
  fixtureSize,
  relativeError,
  threeLevels,
} from '../../testing/backbone-fixture';
import { onCpu } from '../compute';
import { readModel } from '../model';
import { kernelBuilds } from './builds';
import { startKernelCompute } from './compute';
import { fastestKernels } from './module';

const folder = new URL('../../../models/efficientnet-lite0/', import.meta.url);
const bytesOf = async (name: string) => Uint8Array.from(await readFile(new URL(name, folder)));
const files = {
  description: await bytesOf('model.json'),
  weights: (await bytesOf('weights.bin')).buffer,
};
const kernels = fastestKernels(kernelBuilds)!;

it('runs in Node from bytes alone, to the scores', async () => {
  const model = await readModel(EFFICIENTNET_LITE0, files);
  expect(model.spec.weights).toMatch(/^[0-9a-f]{16}$/);
  const compute = await startKernelCompute(model, kernels);
  const { grid } = await compute.embed(fixtureInput(), fixtureSize);
  expect([1, grid.rows, grid.cols]).toEqual(expected.levels.level_8.shape.slice(0, 3));
  expect(relativeError(grid.features, expected.fused)).toBeLessThan(0.01);
  const bank = flatten({ entries: [bankEntry('a', grid)] });
  const scores = await compute.nearest(onCpu(grid), bank, new AbortController().signal);
  expect([...scores.distances].every((distance) => distance === 0)).toBe(true);
});

it('takes another level from the backbone alone', async () => {
  const compute = await startKernelCompute(await readModel(threeLevels, files), kernels);
  const { grid } = await compute.embed(fixtureInput(), fixtureSize);
  const { rows, cols, depth, features } = grid;
  expect([rows, cols, depth]).toEqual([fixtureSize.height / 4, fixtureSize.width / 4, 176]);
  // Each level has a third of a patch's length, whatever its channels.
  const patch = features.subarray(0, depth);
  const share = (from: number, to: number) =>
    patch.subarray(from, to).reduce((sum, value) => sum + value * value, 0);
  expect(share(0, 24)).toBeCloseTo(1 / 3, 5);
  expect(share(24, 64)).toBeCloseTo(1 / 3, 5);
  expect(share(64, 176)).toBeCloseTo(1 / 3, 5);
});

it('refuses a backbone that no features can be made by', async () => {
  const [fine, coarse] = EFFICIENTNET_LITE0.levels;
  const backbone = { ...EFFICIENTNET_LITE0, levels: [coarse!, fine!] };
  await expect(readModel(backbone, files)).rejects.toThrow('no multiple of 16');
});
