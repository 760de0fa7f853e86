import { ProblemError } from '../../../core/project/problem';

const END_OF_LINE = 0;
const END_OF_PICTURE = 1;
const JUMP = 2;

/**
 * Colour numbers of a picture in run lengths, lowest row first. What is jumped over has colour 0.
 *
 * @param bits of a colour number, 4 or 8
 * @throws ProblemError truncated, for data that ends before it says so; undecodable, for runs that
 *   go beyond the picture
 */
export function unpackRunLengths(
  packed: Uint8Array,
  width: number,
  height: number,
  bits: 4 | 8,
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(width * height);
  let [at, x, y] = [0, 0, 0];
  const next = () => {
    if (at >= packed.length) throw new ProblemError({ kind: 'truncated' });
    return packed[at++]!;
  };
  const paint = (colour: number) => {
    if (x >= width || y >= height) throw damaged();
    out[y * width + x++] = colour;
  };
  // Some writers leave out the end behind the last pixel.
  while (!(at >= packed.length && y >= height - 1 && x >= width)) {
    const count = next();
    const value = next();
    if (count > 0) {
      for (let i = 0; i < count; i++) paint(bits === 8 ? value : nibble(value, i));
    } else if (value === END_OF_PICTURE) return out;
    else if (value === END_OF_LINE) {
      [x, y] = [0, y + 1];
    } else if (value === JUMP) {
      x += next();
      y += next();
      if (x > width || y > height) throw damaged();
    } else {
      const bytes = bits === 8 ? value : (value + 1) >> 1;
      const start = at;
      for (let i = 0; i < bytes; i++) next();
      for (let i = 0; i < value; i++) {
        paint(bits === 8 ? packed[start + i]! : nibble(packed[start + (i >> 1)]!, i));
      }
      // Padded to a word.
      at += bytes & 1;
    }
  }
  return out;
}

const nibble = (byte: number, i: number) => (i % 2 === 0 ? byte >> 4 : byte & 15);
const damaged = () => new ProblemError({ kind: 'undecodable', format: 'BMP' });
