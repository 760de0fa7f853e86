import { timesFiner } from '../core/features/grid';

/** One output of the backbone, channels last: `rows * cols * channels`. */
export interface FeatureLevel {
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/**
 * Mean of each patch and its eight neighbours, zeros beyond the border and always divided by
 * nine (PatchCore's neighbourhood aggregation, Roth et al., CVPR 2022, section 3.1).
 */
export function poolNeighbours(level: FeatureLevel): FeatureLevel {
  const { rows, cols, channels, values } = level;
  const pooled = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const to = (row * cols + col) * channels;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
          const from = (r * cols + c) * channels;
          for (let i = 0; i < channels; i++) pooled[to + i]! += values[from + i]! / 9;
        }
      }
    }
  }
  return { ...level, values: pooled };
}

/** So many times the rows and columns, bilinear with half-pixel centres, borders repeated. */
export function upsample(level: FeatureLevel, times: number): FeatureLevel {
  const rows = level.rows * times;
  const cols = level.cols * times;
  const values = new Float32Array(rows * cols * level.channels);
  for (let row = 0; row < rows; row++) {
    const [top, bottom, down] = between(row, times, level.rows);
    for (let col = 0; col < cols; col++) {
      const [left, right, along] = between(col, times, level.cols);
      for (let i = 0; i < level.channels; i++) {
        const at = (r: number, c: number) =>
          level.values[(r * level.cols + c) * level.channels + i]!;
        const upper = at(top, left) * (1 - along) + at(top, right) * along;
        const lower = at(bottom, left) * (1 - along) + at(bottom, right) * along;
        values[(row * cols + col) * level.channels + i] = upper * (1 - down) + lower * down;
      }
    }
  }
  return { rows, cols, channels: level.channels, values };
}

/** The two source lines behind a target line, and the share of the second. */
function between(target: number, times: number, sourceCount: number): [number, number, number] {
  const position = Math.max(0, (target + 0.5) / times - 0.5);
  const first = Math.min(Math.floor(position), sourceCount - 1);
  return [first, Math.min(first + 1, sourceCount - 1), position - first];
}

/** Keeps a patch without any activation from dividing by zero; PyTorch's `normalize` has it too. */
const SMALLEST_NORM = 1e-12;

/** Scales each run of `depth` numbers to length 1, in place. */
export function normalisePatches(values: Float32Array, depth: number): void {
  for (let start = 0; start < values.length; start += depth) {
    let squares = 0;
    for (let i = start; i < start + depth; i++) squares += values[i]! ** 2;
    const norm = Math.max(Math.sqrt(squares), SMALLEST_NORM);
    for (let i = start; i < start + depth; i++) values[i]! /= norm;
  }
}

/**
 * Patch features from the levels, as docs/RECIPE.md has it: pool each, bring it to the finest grid,
 * normalise each per patch, concatenate, normalise. The CPU counterpart of `engine/tensor/features.ts`.
 *
 * @param levels fine to coarse
 * @returns `rows * cols` patches of the finest level, each with the channels of all levels
 * @throws RangeError without levels, or for one that does not tile the finest one
 */
export function fuseLevels(levels: readonly FeatureLevel[]): Float32Array<ArrayBuffer> {
  const [finest] = levels;
  if (!finest) throw new RangeError('fuseLevels: no levels');
  const depth = levels.reduce((sum, { channels }) => sum + channels, 0);
  const count = finest.rows * finest.cols;
  const fused = new Float32Array(count * depth);
  let offset = 0;
  for (const level of levels) {
    const { channels } = level;
    const { values } = upsample(poolNeighbours(level), timesFiner(finest, level));
    normalisePatches(values, channels);
    for (let patch = 0; patch < count; patch++) {
      const part = values.subarray(patch * channels, (patch + 1) * channels);
      fused.set(part, patch * depth + offset);
    }
    offset += channels;
  }
  normalisePatches(fused, depth);
  return fused;
}
