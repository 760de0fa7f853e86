/**
 * Rows of floats as 7-bit numbers, each row to its own scale: the largest magnitude becomes 63,
 * and 64 is added, since the products below want the second factor without a sign.
 *
 * @param width a multiple of 4
 * @param out `count * width` bytes, 1 to 127
 * @param scales the factor of each row
 */
export function quantiseRows(
  input: usize,
  count: i32,
  width: i32,
  out: usize,
  scales: usize,
): void {
  const bytes = (<usize>width) << 2;
  const offset = f32x4.splat(64);
  for (let row = 0; row < count; row++) {
    let largest = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      largest = f32x4.pmax(largest, f32x4.abs(v128.load(input + i)));
    }
    const most = max(
      max(f32x4.extract_lane(largest, 0), f32x4.extract_lane(largest, 1)),
      max(f32x4.extract_lane(largest, 2), f32x4.extract_lane(largest, 3)),
    );
    const scale: f32 = most > 0 ? <f32>63 / most : 0;
    const factor = f32x4.splat(scale);
    for (let i: usize = 0; i < bytes; i += 16) {
      const rounded = f32x4.nearest(f32x4.add(f32x4.mul(v128.load(input + i), factor), offset));
      const words = i32x4.trunc_sat_f32x4_s(rounded);
      const halves = i16x8.narrow_i32x4_s(words, words);
      v128.store32_lane(out, i8x16.narrow_i16x8_s(halves, halves), 0);
      out += 4;
    }
    store<f32>(scales, scale);
    scales += 4;
    input += bytes;
  }
}
