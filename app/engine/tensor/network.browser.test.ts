import { memory, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EFFICIENTNET_LITE0 } from '../../core/features/efficientnet-lite0';
import { fuseLevels, type FeatureLevel } from '../../testing/fuse';
import {
  expected,
  fixtureInput,
  fixtureSize,
  relativeError,
  worstDifference,
} from '../../testing/backbone-fixture';
import type { Compute } from '../compute';
import { fetchModel } from '../fetch-model';
import { fuse } from './features';
import { loadNetwork, type Network } from './network';
import { startCpu, startWebgl } from './start';

describe.each(['webgl', 'cpu'] as const)('EfficientNet-Lite0 on tfjs, %s', (name) => {
  let compute: Compute;
  let network: Network;

  beforeAll(async () => {
    const model = await fetchModel('/models/efficientnet-lite0', EFFICIENTNET_LITE0);
    compute = await (name === 'webgl' ? startWebgl(model, true) : startCpu(model));
    network = await loadNetwork(model);
  });

  afterAll(() => {
    network.dispose();
    compute.dispose();
  });

  it('gives PyTorch’s outputs and fused features to 1 %, and leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const { width, height } = fixtureSize;
    const input = tensor4d(fixtureInput(), [1, height, width, 3]);
    const levels = network.run(input);
    const [fine, coarse] = levels as [Tensor4D, Tensor4D];
    const fused = fuse(levels);
    expect(fine.shape).toEqual(expected.levels.level_8.shape);
    expect(coarse.shape).toEqual(expected.levels.level_16.shape);
    expect(fused.shape).toEqual(expected.fused.shape);
    expect(relativeError(await fine.data(), expected.levels.level_8)).toBeLessThan(0.01);
    expect(relativeError(await coarse.data(), expected.levels.level_16)).toBeLessThan(0.01);
    expect(relativeError(await fused.data(), expected.fused)).toBeLessThan(0.01);
    const counterpart = fuseLevels([await toLevel(fine), await toLevel(coarse)]);
    expect(worstDifference(await fused.data(), counterpart)).toBeLessThan(1e-5);
    for (const tensor of [input, fine, coarse, fused]) tensor.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

async function toLevel(tensor: Tensor4D): Promise<FeatureLevel> {
  const [, rows, cols, channels] = tensor.shape;
  return { rows, cols, channels, values: (await tensor.data()) as Float32Array };
}
