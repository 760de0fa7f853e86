import type { MaskedMap } from '../../core/evaluation/masked-map';
import expectedMetrics from './metrics.json';

/** Hash of the index, 0 to 1 in steps of 2^-24: the same numbers as `noise` of metrics.py. */
export function noise(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => {
    let i = Math.imul(index + seed * 7919, 2654435761);
    i = Math.imul(i ^ (i >>> 15), 2246822519);
    return ((i ^ (i >>> 13)) >>> 8) / 2 ** 24;
  });
}

/** `noise_map` of metrics.py, row after row. */
export function noiseMap(width: number, height: number, seed: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(noise(width * height, seed));
}

const WIDTH = 32;
const HEIGHT = 24;

/** `masked_maps` of metrics.py: six maps of 32 x 24, the first two without defects. */
export function maskedMaps(levels: number): MaskedMap[] {
  return Array.from({ length: 6 }, (_, index) => {
    const mask = index > 1 ? maskOf(index) : null;
    const base = noise(WIDTH * HEIGHT, 40 + index);
    const extra = noise(WIDTH * HEIGHT, 60 + index);
    const values = Float32Array.from(base, (value, i) => {
      const odd = mask?.[i] ? extra[i]! : 0;
      return Math.floor((value * 0.7 + 0.3 * odd) * levels) / levels;
    });
    return { width: WIDTH, height: HEIGHT, values, mask };
  });
}

function maskOf(index: number): Uint8Array {
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const x = i % WIDTH;
    const y = Math.floor(i / WIDTH);
    const disc = (x - 8 - index) ** 2 + (y - 9) ** 2 <= 16;
    const other = (x - 22) ** 2 + (y - 20 + (index % 2)) ** 2 <= 9 + index;
    return disc || other || (x - y === 12 && y < 6) ? 1 : 0;
  });
}

type ExpectedImages = (typeof expectedMetrics.images)['tied'];

/** Scores of labelled images and what scikit-learn makes of them. */
export interface ScoredImages {
  readonly name: string;
  readonly normal: readonly number[];
  readonly anomalous: readonly number[];
  readonly expected: ExpectedImages;
}

/** The scores behind `images` of metrics.json. */
export function labelledScores(): ScoredImages[] {
  const truth = noise(60, 8).map((value) => (value < 0.4 ? 1 : 0));
  const tied = noise(60, 7).map((value, i) => Math.floor(value * 12) + 3 * truth[i]!);
  const { images } = expectedMetrics;
  return [
    { name: 'tied', ...byTruth(tied, truth), expected: images.tied },
    {
      name: 'distinct',
      ...byTruth(
        noise(25, 32),
        noise(25, 31).map((value) => (value < 0.3 ? 1 : 0)),
      ),
      expected: images.distinct,
    },
  ];
}

function byTruth(scores: Float64Array, truth: Float64Array) {
  return {
    normal: [...scores].filter((_, i) => truth[i] === 0),
    anomalous: [...scores].filter((_, i) => truth[i] === 1),
  };
}
