import { describe, expect, it } from 'vitest';
import { fuseLevels, type FeatureLevel } from '../../core/features/fuse';
import {
  expected,
  fixtureInput,
  fixtureSize,
  relativeError,
  worstDifference,
} from '../../testing/backbone-fixture';
import { fetchModel, LEVEL_BLOCKS } from '../model';
import { startCpu } from '../tensor/start';
import { fuseOnDevice, startKernelCompute } from './compute';
import { newKernels, type Kernels } from './module';
import { runNetwork, type DeviceMap } from './network';
import { loadWeights, type GraphDescription } from './weights';

const model = await fetchModel('/models/efficientnet-lite0');

function levelOf({ arena }: Kernels, { address, rows, cols, channels }: DeviceMap): FeatureLevel {
  return { rows, cols, channels, values: arena.view(address, rows * cols * channels).slice() };
}

describe.each(['relaxed', 'plain'] as const)('EfficientNet-Lite0 on %s kernels', (build) => {
  it('gives PyTorch’s outputs and fused features to 1 %, and gives its memory back', async () => {
    const kernels = await newKernels(build);
    const { arena } = kernels;
    const description = model.description as GraphDescription;
    const weights = loadWeights(arena, description, model.weights);
    const mark = arena.mark();
    const maps = runNetwork(kernels, weights, fixtureInput(), fixtureSize, LEVEL_BLOCKS);
    const [fine, coarse] = maps as [DeviceMap, DeviceMap];
    const fused = levelOf(kernels, fuseOnDevice(kernels, fine, coarse));
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
    expect(worstDifference(fused.values, fuseLevels(...levels))).toBeLessThan(1e-5);
    arena.release(mark);
    const bytes = arena.memory.buffer.byteLength;
    runNetwork(kernels, weights, fixtureInput(), fixtureSize, LEVEL_BLOCKS);
    expect(arena.memory.buffer.byteLength).toBe(bytes);
  });
});

describe('features of the kernels', () => {
  it.each([
    [16, 16],
    [48, 208],
    [336, 16],
    [112, 80],
  ])('are those of tfjs to 1e-4 at %i x %i', async (width, height) => {
    const size = { width, height };
    const input = Float32Array.from({ length: width * height * 3 }, (_, i) => Math.sin(i * i));
    const [ours, theirs] = [await startKernelCompute(model), await startCpu(model)];
    const found = (await ours.embed(input, size)).grid;
    const wanted = (await theirs.embed(input, size)).grid;
    expect([found.rows, found.cols, found.depth]).toEqual([wanted.rows, wanted.cols, 152]);
    expect(worstDifference(found.features, wanted.features)).toBeLessThan(1e-4);
    theirs.dispose();
  });
});
