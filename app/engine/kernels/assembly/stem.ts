/**
 * The 3 x 3 neighbourhoods of every second pixel of three rows of RGB, laid out as rows of 27
 * floats for `multiply`.
 *
 * @param rows addresses of the three input rows (32 bits each), with a pixel of zeros at the right
 */
export function neighbourhoods(rows: usize, width: i32, out: usize): void {
  for (let r: usize = 0; r < 3; r++) {
    let from = <usize>load<u32>(rows + (r << 2));
    let to = out + r * 36;
    for (let x = 0; x < width; x++) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      store<f32>(to, load<f32>(from, 32), 32);
      from += 24;
      to += 108;
    }
  }
}
