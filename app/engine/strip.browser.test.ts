import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutGrid } from '../core/features/cut';
import { EFFICIENTNET_LITE0 } from '../core/features/efficientnet-lite0';
import { framedLike } from '../core/image/frame';
import { inputPlan } from '../core/image/geometry';
import { padEdges } from '../core/image/pad';
import { normaliseInput, resizeRgb } from '../core/image/resize';
import type { RgbaImage } from '../core/image/rgba';
import { worstDifference } from '../testing/backbone-fixture';
import { blobImage } from '../testing/synthetic';
import { startBackend } from './backends';
import type { Compute } from './compute';
import { fetchModel } from './fetch-model';
import { kernelBuilds } from './kernels/builds';
import { fastestKernels } from './kernels/module';

const backbone = EFFICIENTNET_LITE0;
const model = await fetchModel('/models/efficientnet-lite0', backbone);
const whole = blobImage(4, 2000, 113);
const short: RgbaImage = { width: 2000, height: 100, data: whole.data.slice(0, 2000 * 100 * 4) };

describe.each(['webgl', 'wasm', 'cpu'] as const)('a strip with a few rows more on %s', (name) => {
  let compute: Compute;

  beforeAll(async () => {
    ({ compute } = await startBackend(name, model, fastestKernels(kernelBuilds)));
  });

  afterAll(() => compute.dispose());

  const embed = async (image: RgbaImage, like: RgbaImage | null) => {
    const plan = inputPlan(framedLike(image, like, backbone), backbone);
    const { content, padded, grid } = plan;
    const rgb = normaliseInput(resizeRgb(image, content), backbone);
    const input = padEdges(rgb, content, padded);
    const all = await compute.embed(input, padded);
    const kept = await compute.embed(input, padded, grid);
    all.dispose();
    kept.dispose();
    return { all: all.grid, kept: kept.grid };
  };

  it('keeps the patches that hold the photo, and nothing on the device', async () => {
    const before = compute.memory();
    const { all, kept } = await embed(whole, short);
    expect([all.rows, all.cols, kept.rows, kept.cols]).toEqual([10, 178, 9, 178]);
    const wanted = cutGrid(all.features, all, kept, kept.depth);
    expect(worstDifference(kept.features, wanted)).toBeLessThan(1e-5);
    expect(compute.memory()).toEqual(before);
  });

  // How a photo is padded has nothing to do with the backend; this one is the quickest.
  it.runIf(name === 'wasm')('has the upper patches much as they are without them', async () => {
    const { kept: reference } = await embed(short, null);
    const apart = async (like: RgbaImage | null) => {
      const { kept } = await embed(whole, like);
      const { depth, cols, features } = kept;
      if (cols !== reference.cols) return Infinity;
      // The lowest rows see what is new.
      const count = 4 * cols;
      let sum = 0;
      for (let patch = 0; patch < count; patch++) {
        let squares = 0;
        for (let i = patch * depth; i < (patch + 1) * depth; i++) {
          squares += (features[i]! - reference.features[i]!) ** 2;
        }
        sum += Math.sqrt(squares);
      }
      return sum / count;
    };
    expect(await apart(short)).toBeLessThan(0.15);
  });
});
