import type { RgbaImage } from '../core/image/rgba';
import {
  savedSpec,
  type FeatureGrid,
  type FeatureSpec,
  type SavedSpec,
} from '../core/features/grid';
import type { Backbone } from '../core/features/backbone';
import { normalisePatches } from './fuse';
import { randomFrom } from '../core/statistics/random';

/** A network that nothing runs, with the numbers of the app's own. */
export const testBackbone: Backbone = {
  name: 'test',
  levels: [
    { name: 'fine', block: 0, stridePx: 8, channels: 40 },
    { name: 'coarse', block: 1, stridePx: 16, channels: 112 },
  ],
  inputAreaPx: 320 * 320,
  normalisation: { offset: 127, scale: 128 },
  preprocessing: 1,
  neighbourhoodPatches: 3,
  scorePriors: { spread: 0.09, degrees: 4, aloneFactor: 0.82 },
};

export const testSpec: FeatureSpec = { backbone: testBackbone, weights: '0000' };

/** The same as it is kept. */
export const testSaved: SavedSpec = savedSpec(testSpec);

/** A grid of random features of length 1. */
export function randomGrid(seed: number, rows: number, cols: number, depth = 152): FeatureGrid {
  const random = randomFrom(seed);
  const features = Float32Array.from({ length: rows * cols * depth }, () => random() - 0.3);
  normalisePatches(features, depth);
  return { rows, cols, depth, features, spec: testSpec };
}

/** An opaque picture of smooth blobs, different for each seed. */
export function blobImage(seed: number, width: number, height: number): RgbaImage {
  const random = randomFrom(seed);
  const waves = Array.from({ length: 6 }, () => [random() * 0.2, random() * 0.2, random() * 6]);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const [a, b, p] = waves[c] as [number, number, number];
        const [d, e, q] = waves[c + 3] as [number, number, number];
        data[(y * width + x) * 4 + c] =
          127 + 60 * Math.sin(a * x + b * y + p) + 50 * Math.sin(d * x - e * y + q);
      }
      data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}
