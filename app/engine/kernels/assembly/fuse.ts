import { fma, sum4 } from './lanes';

/** As `SMALLEST_NORM` of core/features/fuse.ts, where the square of it would be no normal float. */
const SMALLEST_NORM: f32 = 1e-12;

/**
 * Mean of each pixel and its eight neighbours, zeros beyond the border: the counterpart of
 * `poolNeighbours` in core/features/fuse.ts.
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
 * Joins pooled levels to patch features of length 1: the counterpart of `fuseLevels` in
 * core/features/fuse.ts without the pooling.
 *
 * @param fine `rows * cols * fineChannels`
 * @param coarse half the rows and columns, brought to the fine grid bilinearly with half-pixel
 * centres
 * @param out `rows * cols * (fineChannels + coarseChannels)`
 */
export function joinLevels(
  fine: usize,
  coarse: usize,
  rows: i32,
  cols: i32,
  fineChannels: i32,
  coarseChannels: i32,
  out: usize,
): void {
  const fineBytes = (<usize>fineChannels) << 2;
  const coarseBytes = (<usize>coarseChannels) << 2;
  const coarseLine = coarseBytes * <usize>(cols >> 1);
  for (let row = 0; row < rows; row++) {
    const top = max(0, (row - 1) >> 1);
    const bottom = min((rows >> 1) - 1, (row + 1) >> 1);
    // Half-pixel centres at twice the size: a quarter past one line or a quarter before the next.
    const down: f32 = row & 1 ? 0.25 : 0.75;
    for (let col = 0; col < cols; col++) {
      const left = max(0, (col - 1) >> 1);
      const right = min((cols >> 1) - 1, (col + 1) >> 1);
      const along: f32 = col & 1 ? 0.25 : 0.75;
      copy(fine, out, fineBytes);
      mix(
        coarse + <usize>top * coarseLine + <usize>left * coarseBytes,
        <usize>(right - left) * coarseBytes,
        <usize>(bottom - top) * coarseLine,
        along,
        down,
        out + fineBytes,
        coarseBytes,
      );
      normalise(out, fineBytes);
      normalise(out + fineBytes, coarseBytes);
      normalise(out, fineBytes + coarseBytes);
      fine += fineBytes;
      out += fineBytes + coarseBytes;
    }
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
