import type { Backbone } from '../core/features/backbone';
import { EFFICIENTNET_LITE0 } from '../core/features/efficientnet-lite0';
import expected from '../../models/efficientnet-lite0/expected.json';

/** PyTorch's output for the fixture (models/convert.py). */
export { expected };

const [height, width] = expected.input.shape as [number, number, number];

export const fixtureSize = { width, height };

/** The picture that models/convert.py made its values with (`expected.input.pixel`). */
export function fixtureInput(): Float32Array<ArrayBuffer> {
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
  if (sum !== expected.input.sum) throw new Error(`the fixture's pixels sum to ${sum}`);
  return input;
}

/** Norm of the difference over norm of the expected values, at the sampled places. */
export function relativeError(
  values: ArrayLike<number>,
  sample: { readonly stride: number; readonly values: readonly number[] },
): number {
  let error = 0;
  let size = 0;
  sample.values.forEach((value, i) => {
    error += (values[i * sample.stride]! - value) ** 2;
    size += value ** 2;
  });
  return Math.sqrt(error / size);
}

/** The largest difference between two runs of numbers. */
export function worstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} numbers against ${b.length}`);
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs(a[i]! - b[i]!));
  return worst;
}

/** The app's network with a level of stride 4 besides, which its graph has, too. */
export const threeLevels: Backbone = {
  ...EFFICIENTNET_LITE0,
  levels: [
    { name: 'block_2/add', block: 2, stridePx: 4, channels: 24 },
    ...EFFICIENTNET_LITE0.levels,
  ],
};
