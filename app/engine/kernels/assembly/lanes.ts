/** `a * b + c` in four lanes: fused where the build has relaxed SIMD. */
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** ReLU6. The pseudo-minimum is one instruction; the one that minds NaN is five. */
export function clampTo6(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(0)), f32x4.splat(6));
}

/** Product of two runs of floats. */
export function product(a: usize, b: usize, bytes: usize): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let i: usize = 0;
  for (; i + 32 <= bytes; i += 32) {
    s0 = fma(v128.load(a + i), v128.load(b + i), s0);
    s1 = fma(v128.load(a + i, 16), v128.load(b + i, 16), s1);
  }
  if (i < bytes) s0 = fma(v128.load(a + i), v128.load(b + i), s0);
  return sum4(f32x4.add(s0, s1));
}

/** The sum of the four lanes. */
export function sum4(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/**
 * `c` plus, in each of four lanes, the sum of four products of bytes: `a` from -127 to 127, `b`
 * from 0 to 127. One instruction on processors that have it.
 */
export function dot4(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(a, b, c);
  const ones = i16x8.splat(1);
  const low = i32x4.dot_i16x8_s(i16x8.extmul_low_i8x16_s(a, b), ones);
  const high = i32x4.dot_i16x8_s(i16x8.extmul_high_i8x16_s(a, b), ones);
  const even = v128.shuffle<i32>(low, high, 0, 2, 4, 6);
  const odd = v128.shuffle<i32>(low, high, 1, 3, 5, 7);
  return i32x4.add(c, i32x4.add(even, odd));
}
