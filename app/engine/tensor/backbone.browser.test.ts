import { memory, tensor4d } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import expected from '../../../models/efficientnet-lite0/expected.json';
import { fuseLevels, type Level } from '../../core/patches/fuse';
import { loadBackbone, type Backbone } from './backbone';
import { startBackend } from './backends';
import { fuse } from './features';

const [height, width] = expected.input.shape as [number, number, number];

/** The picture that models/convert.py made its values with (`expected.input.pixel`). */
function fixtureInput(): Float32Array {
  const input = new Float32Array(height * width * 3);
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const checks = 90 * (((x >> 4) + (y >> 3)) & 1);
        const pixel = (3 * x + 2 * y + 40 * c + checks + 2 * ((x * y) % 17)) % 256;
        input[(y * width + x) * 3 + c] = (pixel - expected.input.offset) / expected.input.scale;
        sum += pixel;
      }
    }
  }
  expect(sum).toBe(expected.input.sum);
  return input;
}

/** Norm of the difference over norm of the expected values, at the sampled places. */
function relativeError(values: ArrayLike<number>, sample: { stride: number; values: number[] }) {
  let error = 0;
  let size = 0;
  sample.values.forEach((value, i) => {
    error += (values[i * sample.stride]! - value) ** 2;
    size += value ** 2;
  });
  return Math.sqrt(error / size);
}

describe.each(['webgl', 'wasm', 'cpu'] as const)('EfficientNet-Lite0 on %s', (name) => {
  let backbone: Backbone;

  beforeAll(async () => {
    const backend = await startBackend(name);
    expect(backend.name, backend.reason).toBe(name);
    backbone = await loadBackbone('/models/efficientnet-lite0');
  });
  afterAll(() => backbone.dispose());

  it('gives PyTorch’s outputs and fused features to 1 %, and leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const input = tensor4d(fixtureInput(), [1, height, width, 3]);
    const [fine, coarse] = backbone.run(input);
    const fused = fuse(fine, coarse);
    expect(fine.shape).toEqual(expected.levels.level_8.shape);
    expect(coarse.shape).toEqual(expected.levels.level_16.shape);
    expect(fused.shape).toEqual(expected.fused.shape);
    expect(relativeError(await fine.data(), expected.levels.level_8)).toBeLessThan(0.01);
    expect(relativeError(await coarse.data(), expected.levels.level_16)).toBeLessThan(0.01);
    expect(relativeError(await fused.data(), expected.fused)).toBeLessThan(0.01);

    const twin = fuseLevels(await toLevel(fine), await toLevel(coarse));
    const numbers = await fused.data();
    const worst = twin.reduce((most, value, i) => Math.max(most, Math.abs(value - numbers[i]!)), 0);
    expect(worst).toBeLessThan(1e-5);

    for (const tensor of [input, fine, coarse, fused]) tensor.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

async function toLevel(tensor: ReturnType<Backbone['run']>[0]): Promise<Level> {
  const [, rows, cols, channels] = tensor.shape;
  return { rows, cols, channels, values: (await tensor.data()) as Float32Array };
}
