import { fma } from './lanes';

/**
 * Adds a weighted row of RGBA bytes to a row of RGBA floats.
 *
 * @param width a multiple of 4; what lies past the end of a row is read and does no harm
 */
export function addRow(line: usize, bytes: usize, width: i32, weight: f32): void {
  const factor = f32x4.splat(weight);
  for (let x = 0; x < width; x += 4) {
    const four = v128.load(bytes);
    const low = i16x8.extend_low_i8x16_u(four);
    const high = i16x8.extend_high_i8x16_u(four);
    add(line, i32x4.extend_low_i16x8_u(low), factor);
    add(line + 16, i32x4.extend_high_i16x8_u(low), factor);
    add(line + 32, i32x4.extend_low_i16x8_u(high), factor);
    add(line + 48, i32x4.extend_high_i16x8_u(high), factor);
    bytes += 16;
    line += 64;
  }
}

function add(line: usize, pixel: v128, factor: v128): void {
  v128.store(line, fma(f32x4.convert_i32x4_s(pixel), factor, v128.load(line)));
}

/**
 * Mixes the pixels of a row of RGBA floats to a row of RGB floats.
 *
 * @param starts first source pixel of each target pixel, 32 bits
 * @param taps source pixels a target pixel takes; the row has as many more at its end
 * @param weights `width * taps`
 * @param out `3 * width` floats, and room for one more
 */
export function mixPixels(
  line: usize,
  starts: usize,
  taps: i32,
  weights: usize,
  width: i32,
  out: usize,
): void {
  for (let x = 0; x < width; x++) {
    let from = line + ((<usize>load<u32>(starts)) << 4);
    let sum = f32x4.splat(0);
    for (let tap = 0; tap < taps; tap++) {
      sum = fma(v128.load(from), v128.load32_splat(weights), sum);
      from += 16;
      weights += 4;
    }
    v128.store(out, sum);
    out += 12;
    starts += 4;
  }
}
