import { fma, sum4 } from './lanes';

/** As `SMALLEST_NORM` of testing/fuse.ts, where the square of it would be no normal float. */
const SMALLEST_NORM: f32 = 1e-12;

/**
 * Mean of each pixel and its eight neighbours, zeros beyond the border: the counterpart of
 * `poolNeighbours` in testing/fuse.ts.
 *
 * @param channels a multiple of 4
 */
export function poolNeighbours(
  input: usize,
  rows: i32,
  cols: i32,
  channels: i32,
  out: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const line = pixel * <usize>cols;
  const ninth = f32x4.splat(1.0 / 9.0);
  for (let row = 0; row < rows; row++) {
    const top = max(0, row - 1);
    const bottom = min(rows - 1, row + 1);
    for (let col = 0; col < cols; col++) {
      const left = max(0, col - 1);
      const right = min(cols - 1, col + 1);
      for (let channel: usize = 0; channel < pixel; channel += 16) {
        let sum = f32x4.splat(0);
        for (let r = top; r <= bottom; r++) {
          let from = input + <usize>r * line + <usize>left * pixel + channel;
          for (let c = left; c <= right; c++) {
            sum = f32x4.add(sum, v128.load(from));
            from += pixel;
          }
        }
        v128.store(out + channel, f32x4.mul(sum, ninth));
      }
      out += pixel;
    }
  }
}

/**
 * Brings a pooled level to the finest grid, bilinearly with half-pixel centres, and writes it to
 * its place in the patch features, of length 1 for each patch: with `normaliseRows` at the end the
 * counterpart of `fuseLevels` in testing/fuse.ts.
 *
 * @param level `rows / times * cols / times * channels`, channels a multiple of 4
 * @param rows of the finest grid
 * @param depth numbers from one patch to the next in `out`
 * @param out the level's place in the features of the first patch
 */
export function placeLevel(
  level: usize,
  rows: i32,
  cols: i32,
  times: i32,
  channels: i32,
  depth: i32,
  out: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const patch = (<usize>depth) << 2;
  const levelRows = rows / times;
  const levelCols = cols / times;
  const line = pixel * <usize>levelCols;
  const step: f32 = <f32>1 / <f32>times;
  for (let row = 0; row < rows; row++) {
    const y = max<f32>(0, (<f32>row + 0.5) * step - 0.5);
    const top = <i32>y;
    const bottom = min(levelRows - 1, top + 1);
    for (let col = 0; col < cols; col++) {
      const x = max<f32>(0, (<f32>col + 0.5) * step - 0.5);
      const left = <i32>x;
      const right = min(levelCols - 1, left + 1);
      const from = level + <usize>top * line + <usize>left * pixel;
      if (times == 1) {
        copy(from, out, pixel);
      } else {
        mix(
          from,
          <usize>(right - left) * pixel,
          <usize>(bottom - top) * line,
          x - <f32>left,
          y - <f32>top,
          out,
          pixel,
        );
      }
      normalise(out, pixel);
      out += patch;
    }
  }
}

/**
 * Scales each row to length 1.
 *
 * @param width numbers a row, a multiple of 4
 */
export function normaliseRows(values: usize, count: i32, width: i32): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < count; row++) {
    normalise(values, bytes);
    values += bytes;
  }
}

function copy(from: usize, to: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(from + i));
}

function mix(
  from: usize,
  toRight: usize,
  toBottom: usize,
  along: f32,
  down: f32,
  to: usize,
  bytes: usize,
): void {
  const a = f32x4.splat(along);
  const d = f32x4.splat(down);
  for (let i: usize = 0; i < bytes; i += 16) {
    const p = from + i;
    const upper = between(v128.load(p), v128.load(p + toRight), a);
    const lower = between(v128.load(p + toBottom), v128.load(p + toBottom + toRight), a);
    v128.store(to + i, between(upper, lower, d));
  }
}

function between(first: v128, second: v128, share: v128): v128 {
  return fma(f32x4.sub(second, first), share, first);
}

function normalise(address: usize, bytes: usize): void {
  let squares = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const x = v128.load(address + i);
    squares = fma(x, x, squares);
  }
  const scale = f32x4.splat(<f32>1 / max(sqrt<f32>(sum4(squares)), SMALLEST_NORM));
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(address + i, f32x4.mul(v128.load(address + i), scale));
  }
}
