import { describe, expect, it } from 'vitest';
import { EFFICIENTNET_LITE0 } from '../../core/features/efficientnet-lite0';
import { fuseLevels, type FeatureLevel } from '../../testing/fuse';
import {
  expected,
  fixtureInput,
  fixtureSize,
  relativeError,
  threeLevels,
  worstDifference,
} from '../../testing/backbone-fixture';
import { fetchModel } from '../fetch-model';
import { startCpu } from '../tensor/start';
import { kernelBuilds } from './builds';
import { fuseOnDevice, startKernelCompute } from './compute';
import { fastestKernels, newKernels, type Kernels } from './module';
import { runNetwork, type DeviceMap } from './network';
import { loadWeights, type GraphDescription } from './weights';

const model = await fetchModel('/models/efficientnet-lite0', EFFICIENTNET_LITE0);
const blocks = EFFICIENTNET_LITE0.levels.map(({ block }) => block);

function levelOf({ arena }: Kernels, { address, rows, cols, channels }: DeviceMap): FeatureLevel {
  return { rows, cols, channels, values: arena.view(address, rows * cols * channels).slice() };
}

describe.each(['relaxed', 'plain'] as const)('EfficientNet-Lite0 on %s kernels', (build) => {
  it('gives PyTorch’s outputs and fused features to 1 %, and gives its memory back', async () => {
    const kernels = await newKernels(kernelBuilds[build]);
    const { arena } = kernels;
    const description = model.description as GraphDescription;
    const weights = loadWeights(arena, description, model.weights);
    const mark = arena.mark();
    const maps = runNetwork(kernels, weights, fixtureInput(), fixtureSize, blocks);
    const fused = levelOf(kernels, fuseOnDevice(kernels, maps));
    const levels = maps.map((map) => levelOf(kernels, map)) as [FeatureLevel, FeatureLevel];
    for (const [level, { shape }] of [
      [levels[0], expected.levels.level_8],
      [levels[1], expected.levels.level_16],
    ] as const) {
      expect([1, level.rows, level.cols, level.channels]).toEqual(shape);
    }
    expect(relativeError(levels[0].values, expected.levels.level_8)).toBeLessThan(0.01);
    expect(relativeError(levels[1].values, expected.levels.level_16)).toBeLessThan(0.01);
    expect(relativeError(fused.values, expected.fused)).toBeLessThan(0.01);
    expect(worstDifference(fused.values, fuseLevels(levels))).toBeLessThan(1e-5);
    arena.release(mark);
    const bytes = arena.memory.buffer.byteLength;
    runNetwork(kernels, weights, fixtureInput(), fixtureSize, blocks);
    expect(arena.memory.buffer.byteLength).toBe(bytes);
    expect(() => runNetwork(kernels, weights, fixtureInput(), fixtureSize, [4, 11])).toThrow(
      'no block 11',
    );
  });
});

describe('features of the kernels', () => {
  const bytes = fastestKernels(kernelBuilds)!;
  const input = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * i));

  it.each([
    [16, 16],
    [48, 208],
    [336, 16],
    [112, 80],
  ])('are those of tfjs to 1e-4 at %i x %i', async (width, height) => {
    const size = { width, height };
    const rgb = input(width * height * 3);
    const [ours, theirs] = [await startKernelCompute(model, bytes), await startCpu(model)];
    const found = (await ours.embed(rgb, size)).grid;
    const wanted = (await theirs.embed(rgb, size)).grid;
    expect([found.rows, found.cols, found.depth]).toEqual([wanted.rows, wanted.cols, 152]);
    expect(worstDifference(found.features, wanted.features)).toBeLessThan(1e-4);
    theirs.dispose();
  });

  it('have the levels that the backbone names, and no code knows how many', async () => {
    const finer = await fetchModel('/models/efficientnet-lite0', threeLevels);
    const size = { width: 48, height: 32 };
    const rgb = input(48 * 32 * 3);
    const [ours, theirs] = [await startKernelCompute(finer, bytes), await startCpu(finer)];
    const found = (await ours.embed(rgb, size)).grid;
    const wanted = (await theirs.embed(rgb, size)).grid;
    expect([found.rows, found.cols, found.depth]).toEqual([8, 12, 24 + 40 + 112]);
    expect([wanted.rows, wanted.cols, wanted.depth]).toEqual([8, 12, 24 + 40 + 112]);
    expect(worstDifference(found.features, wanted.features)).toBeLessThan(1e-4);
    theirs.dispose();
  });

  it('are refused where the network has other levels than the backbone says', async () => {
    const [fine, coarse] = EFFICIENTNET_LITE0.levels;
    const wrong = { ...EFFICIENTNET_LITE0, levels: [fine!, { ...coarse!, channels: 80 }] };
    const compute = await startKernelCompute(
      await fetchModel('/models/efficientnet-lite0', wrong),
      bytes,
    );
    await expect(compute.embed(input(16 * 16 * 3), { width: 16, height: 16 })).rejects.toThrow(
      '2 x 2 x 120 expected',
    );
  });
});
