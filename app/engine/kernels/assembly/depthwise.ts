import { clampTo6, fma } from './lanes';

/**
 * One row of a depthwise convolution with bias and ReLU6. Four pixels at a time, so that each
 * input and each weight of a kernel row is loaded once for all of them.
 *
 * @param rows addresses of the `k` input rows (32 bits each), which carry their own zero padding
 * left and right and at least three pixels more than needed
 * @param k 3 or 5
 * @param stride 1 or 2
 * @param channels a multiple of 4
 * @param width pixels of the output; its buffer has room for three more
 * @param weights `k * k * channels`
 */
export function depthwiseRow(
  rows: usize,
  k: i32,
  stride: i32,
  channels: i32,
  width: i32,
  weights: usize,
  bias: usize,
  out: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const step = pixel * <usize>stride;
  for (let x = 0; x < width; x += 4) {
    const left = <usize>x * step;
    const to = out + <usize>x * pixel;
    for (let channel: usize = 0; channel < pixel; channel += 16) {
      let s0 = v128.load(bias + channel);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let w = weights + channel;
      for (let r = 0; r < k; r++) {
        let from = <usize>load<u32>(rows + ((<usize>r) << 2)) + left + channel;
        const w0 = v128.load(w);
        const w1 = v128.load(w + pixel);
        const w2 = v128.load(w + 2 * pixel);
        let x0 = v128.load(from);
        let x1 = v128.load(from + pixel);
        let x2 = v128.load(from + 2 * pixel);
        if (k == 3 && stride == 1) {
          const x3 = v128.load(from + 3 * pixel);
          s0 = fma(x2, w2, fma(x1, w1, fma(x0, w0, s0)));
          s1 = fma(x3, w2, fma(x2, w1, fma(x1, w0, s1)));
          x0 = v128.load(from + 4 * pixel);
          x1 = v128.load(from + 5 * pixel);
          s2 = fma(x0, w2, fma(x3, w1, fma(x2, w0, s2)));
          s3 = fma(x1, w2, fma(x0, w1, fma(x3, w0, s3)));
          w += 3 * pixel;
        } else if (k == 3) {
          s0 = fma(x2, w2, fma(x1, w1, fma(x0, w0, s0)));
          x0 = v128.load(from + 3 * pixel);
          x1 = v128.load(from + 4 * pixel);
          s1 = fma(x1, w2, fma(x0, w1, fma(x2, w0, s1)));
          x0 = v128.load(from + 5 * pixel);
          x2 = v128.load(from + 6 * pixel);
          s2 = fma(x2, w2, fma(x0, w1, fma(x1, w0, s2)));
          x0 = v128.load(from + 7 * pixel);
          x1 = v128.load(from + 8 * pixel);
          s3 = fma(x1, w2, fma(x0, w1, fma(x2, w0, s3)));
          w += 3 * pixel;
        } else {
          const w3 = v128.load(w + 3 * pixel);
          const w4 = v128.load(w + 4 * pixel);
          let p = from;
          s0 = taps5(p, pixel, w0, w1, w2, w3, w4, s0);
          p += step;
          s1 = taps5(p, pixel, w0, w1, w2, w3, w4, s1);
          p += step;
          s2 = taps5(p, pixel, w0, w1, w2, w3, w4, s2);
          p += step;
          s3 = taps5(p, pixel, w0, w1, w2, w3, w4, s3);
          w += 5 * pixel;
        }
      }
      const at = to + channel;
      v128.store(at, clampTo6(s0));
      v128.store(at + pixel, clampTo6(s1));
      v128.store(at + 2 * pixel, clampTo6(s2));
      v128.store(at + 3 * pixel, clampTo6(s3));
    }
  }
}

function taps5(
  from: usize,
  pixel: usize,
  w0: v128,
  w1: v128,
  w2: v128,
  w3: v128,
  w4: v128,
  sum: v128,
): v128 {
  sum = fma(v128.load(from), w0, sum);
  sum = fma(v128.load(from + pixel), w1, sum);
  sum = fma(v128.load(from + 2 * pixel), w2, sum);
  sum = fma(v128.load(from + 3 * pixel), w3, sum);
  return fma(v128.load(from + 4 * pixel), w4, sum);
}
