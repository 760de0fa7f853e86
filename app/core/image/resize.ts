import type { Backbone } from '../features/backbone';
import type { Size } from './geometry';
import { checkPixels, type RgbaImage } from './rgba';

/** Weights of the source pixels behind each target pixel along one side. */
export interface Taps {
  /** First source pixel of each target pixel. */
  readonly starts: Int32Array;
  /** Source pixels a target pixel takes at most. */
  readonly width: number;
  /** `target * width` weights; those of one target pixel sum to 1. */
  readonly weights: Float32Array;
}

/**
 * Triangle filter, widened by the reduction so that it cannot alias (the filter of Pillow's
 * `BILINEAR` and PyTorch's `antialias=True`); plain bilinear when enlarging.
 */
export function triangleTaps(source: number, target: number): Taps {
  const scale = source / target;
  const support = Math.max(1, scale);
  const width = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(target);
  const weights = new Float32Array(target * width);
  for (let i = 0; i < target; i++) {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const last = Math.min(source, Math.floor(centre + support + 0.5));
    let sum = 0;
    for (let j = first; j < last; j++) {
      sum += weights[i * width + j - first] = Math.max(
        0,
        1 - Math.abs((j + 0.5 - centre) / support),
      );
    }
    for (let j = 0; j < last - first; j++) weights[i * width + j]! /= sum;
    starts[i] = first;
  }
  return { starts, width, weights };
}

/**
 * Antialiased resize to interleaved RGB, 0 to 255 in float32 (`height * width * 3`). Our own
 * filter, since canvas resampling differs between browsers and scores must not. Alpha is passed
 * over: the picture is expected to be opaque.
 *
 * @throws RangeError when the pixels do not fit the image's size
 */
export function resizeRgb(image: RgbaImage, size: Size): Float32Array<ArrayBuffer> {
  checkPixels(image);
  const rows = triangleTaps(image.height, size.height);
  const cols = triangleTaps(image.width, size.width);
  const output = new Float32Array(size.width * size.height * 3);
  const line = new Float32Array(image.width * 3);
  for (let y = 0; y < size.height; y++) {
    mixRows(image, rows, y, line);
    mixCols(line, image.width, cols, output.subarray(y * size.width * 3));
  }
  return output;
}

/** The weighted sum of the source rows behind target row `y`. */
function mixRows(image: RgbaImage, taps: Taps, y: number, line: Float32Array): void {
  const { width, data } = image;
  line.fill(0);
  for (let tap = 0; tap < taps.width; tap++) {
    const weight = taps.weights[y * taps.width + tap]!;
    if (weight === 0) continue;
    let from = (taps.starts[y]! + tap) * width * 4;
    for (let to = 0; to < width * 3; to += 3, from += 4) {
      line[to]! += weight * data[from]!;
      line[to + 1]! += weight * data[from + 1]!;
      line[to + 2]! += weight * data[from + 2]!;
    }
  }
}

function mixCols(line: Float32Array, width: number, taps: Taps, output: Float32Array): void {
  for (let x = 0; x < taps.starts.length; x++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    const end = Math.min(taps.width, width - taps.starts[x]!);
    let from = taps.starts[x]! * 3;
    for (let tap = 0; tap < end; tap++, from += 3) {
      const weight = taps.weights[x * taps.width + tap]!;
      red += weight * line[from]!;
      green += weight * line[from + 1]!;
      blue += weight * line[from + 2]!;
    }
    output[x * 3] = red;
    output[x * 3 + 1] = green;
    output[x * 3 + 2] = blue;
  }
}

/** From values of 0 to 255 to the backbone's input, in place. */
export function normaliseInput(
  rgb: Float32Array<ArrayBuffer>,
  { normalisation: { offset, scale } }: Pick<Backbone, 'normalisation'>,
): Float32Array<ArrayBuffer> {
  for (let i = 0; i < rgb.length; i++) rgb[i] = (rgb[i]! - offset) / scale;
  return rgb;
}
