import { fma, clampTo6 } from './lanes';

/** Bytes of the four floats of a vector. */
const VECTOR: usize = 16;
/** Columns of a panel of the packed weights. */
const PANEL = 8;

/**
 * `out = a * b + bias (+ residual)`, rows of pixels times a pointwise convolution.
 *
 * Eight columns by five rows stay in registers: one step of the inner loop is two loads of
 * weights and five of inputs for ten multiply-adds, which keeps both multipliers busy. Four rows
 * wait for their sums (25.6 ms for the network in place of 23.5), six do not fit (25.9).
 *
 * @param a `m` rows of `k` floats without gaps
 * @param b packed by `packPanels`: for each eight columns, `k` runs of eight floats
 * @param n a multiple of 8
 * @param out `m` rows of `n` floats without gaps
 * @param residual as `out`, added to it; 0 for none
 * @param activate 1 clamps the result to 0 to 6 (ReLU6)
 */
export function multiply(
  a: usize,
  m: i32,
  k: i32,
  b: usize,
  bias: usize,
  n: i32,
  out: usize,
  residual: usize,
  activate: i32,
): void {
  const aRow = (<usize>k) << 2;
  const outRow = (<usize>n) << 2;
  for (let column = 0; column < n; column += PANEL) {
    const offset = (<usize>column) << 2;
    const panel = b + offset * <usize>k;
    const bias0 = v128.load(bias + offset);
    const bias1 = v128.load(bias + offset, 16);
    let row = 0;
    let from = a;
    let to = out + offset;
    let add = residual ? residual + offset : 0;
    for (; row + 5 <= m; row += 5) {
      let s00 = bias0;
      let s01 = bias1;
      let s10 = bias0;
      let s11 = bias1;
      let s20 = bias0;
      let s21 = bias1;
      let s30 = bias0;
      let s31 = bias1;
      let s40 = bias0;
      let s41 = bias1;
      let weights = panel;
      const a1 = from + aRow;
      const a2 = a1 + aRow;
      const a3 = a2 + aRow;
      const a4 = a3 + aRow;
      for (let i: usize = 0; i < aRow; i += 4) {
        const w0 = v128.load(weights);
        const w1 = v128.load(weights, 16);
        weights += 2 * VECTOR;
        let x = v128.load32_splat(from + i);
        s00 = fma(x, w0, s00);
        s01 = fma(x, w1, s01);
        x = v128.load32_splat(a1 + i);
        s10 = fma(x, w0, s10);
        s11 = fma(x, w1, s11);
        x = v128.load32_splat(a2 + i);
        s20 = fma(x, w0, s20);
        s21 = fma(x, w1, s21);
        x = v128.load32_splat(a3 + i);
        s30 = fma(x, w0, s30);
        s31 = fma(x, w1, s31);
        x = v128.load32_splat(a4 + i);
        s40 = fma(x, w0, s40);
        s41 = fma(x, w1, s41);
      }
      from = a4 + aRow;
      finish(to, add, s00, s01, activate);
      to += outRow;
      if (add) add += outRow;
      finish(to, add, s10, s11, activate);
      to += outRow;
      if (add) add += outRow;
      finish(to, add, s20, s21, activate);
      to += outRow;
      if (add) add += outRow;
      finish(to, add, s30, s31, activate);
      to += outRow;
      if (add) add += outRow;
      finish(to, add, s40, s41, activate);
      to += outRow;
      if (add) add += outRow;
    }
    for (; row < m; row++) {
      let s0 = bias0;
      let s1 = bias1;
      let weights = panel;
      for (let i: usize = 0; i < aRow; i += 4) {
        const x = v128.load32_splat(from + i);
        s0 = fma(x, v128.load(weights), s0);
        s1 = fma(x, v128.load(weights, 16), s1);
        weights += 2 * VECTOR;
      }
      from += aRow;
      finish(to, add, s0, s1, activate);
      to += outRow;
      if (add) add += outRow;
    }
  }
}

function finish(to: usize, add: usize, sum0: v128, sum1: v128, activate: i32): void {
  if (activate) {
    sum0 = clampTo6(sum0);
    sum1 = clampTo6(sum1);
  }
  if (add) {
    sum0 = f32x4.add(sum0, v128.load(add));
    sum1 = f32x4.add(sum1, v128.load(add, 16));
  }
  v128.store(to, sum0);
  v128.store(to, sum1, 16);
}
