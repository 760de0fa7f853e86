import { blackRuns, RUN_BITS, whiteRuns } from './fax-codes';

export interface FaxForm {
  /** 2: rows of runs that begin on a byte; 3: T.4 with end-of-line codes; 4: T.6. */
  readonly compression: 2 | 3 | 4;
  /** For 3: rows may refer to the one above. */
  readonly twoDimensional: boolean;
  readonly width: number;
}

/**
 * Undoes fax compression (ITU-T T.4 and T.6): rows of one bit a pixel, 1 for black, each row padded
 * to a byte. Data that ends early gives fewer rows.
 *
 * @throws RangeError for a code that does not exist, and for the uncompressed mode of T.6
 */
export function unpackFax(
  packed: Uint8Array,
  rows: number,
  form: FaxForm,
): Uint8Array<ArrayBuffer> {
  const { compression, width } = form;
  const rowBytes = Math.ceil(width / 8);
  const out = new Uint8Array(rowBytes * rows);
  const bits = new Bits(packed);
  // Positions where the colour changes, white first.
  let above: number[] = [];
  for (let row = 0; row < rows; row++) {
    let flat = compression === 2;
    if (compression === 3) {
      const found = bits.skipLineEnd();
      flat = !form.twoDimensional || (found && bits.take(1) === 1);
    }
    if (compression === 2) bits.toByte();
    // The end of a T.6 block is two line ends, which no row begins with.
    if (bits.done || (compression === 4 && bits.peek(12) === 1)) {
      return out.subarray(0, row * rowBytes);
    }
    const changes = flat ? flatRow(bits, width) : referredRow(bits, width, above);
    paint(out, row * rowBytes * 8, changes, width);
    above = changes;
  }
  return out;
}

function flatRow(bits: Bits, width: number): number[] {
  const changes: number[] = [];
  let [at, black] = [0, false];
  while (at < width) {
    at += bits.run(black);
    changes.push(at);
    black = !black;
  }
  if (at > width) throw new RangeError(`a fax row of ${at} pixels for ${width}`);
  return changes;
}

const PASS = 'pass';
const LEVEL = 'level';
/** Codes for a change near the one above, by how far right of it. */
const VERTICAL: readonly (readonly [code: number, length: number, offset: number])[] = [
  [1, 1, 0],
  [3, 3, 1],
  [2, 3, -1],
  [3, 6, 2],
  [2, 6, -2],
  [3, 7, 3],
  [2, 7, -3],
];

function referredRow(bits: Bits, width: number, above: readonly number[]): number[] {
  const changes: number[] = [];
  // A row begins one pixel before its first, so that a change above that one counts.
  let [at, black] = [-1, false];
  while (at < width) {
    const mode = bits.mode();
    // The first change above that lies beyond and goes to the other colour, and the one behind it.
    let index = black ? 1 : 0;
    while (index < above.length && above[index]! <= at) index += 2;
    if (mode === PASS) {
      at = above[index + 1] ?? width;
    } else if (mode === LEVEL) {
      const one = Math.max(0, at) + bits.run(black);
      at = one + bits.run(!black);
      changes.push(one, at);
    } else {
      at = (above[index] ?? width) + mode;
      changes.push(at);
      black = !black;
    }
    if (at > width || at < (changes.at(-2) ?? 0)) throw new RangeError('a fax row out of order');
  }
  return changes;
}

function paint(out: Uint8Array, origin: number, changes: readonly number[], width: number): void {
  for (let i = 0; i < changes.length; i += 2) {
    const end = Math.min(changes[i + 1] ?? width, width);
    for (let at = origin + changes[i]!; at < origin + end; at++) {
      out[at >> 3]! |= 0x80 >> (at & 7);
    }
  }
}

class Bits {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  /** Nothing but padding can be left. */
  get done(): boolean {
    return this.at >= this.bytes.length * 8;
  }

  /** The next bits, at most 16; zeros behind the end. */
  peek(count: number): number {
    const byte = this.at >> 3;
    const { bytes } = this;
    const held =
      ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
    return (held >> (24 - count - (this.at & 7))) & ((1 << count) - 1);
  }

  take(count: number): number {
    const value = this.peek(count);
    this.at += count;
    return value;
  }

  toByte(): void {
    this.at = (this.at + 7) & ~7;
  }

  run(black: boolean): number {
    const runs = black ? blackRuns : whiteRuns;
    let total = 0;
    for (;;) {
      const entry = runs[this.peek(RUN_BITS)]!;
      if (entry === 0) throw new RangeError('no fax code');
      this.at += entry & 15;
      total += entry >> 4;
      if (entry >> 4 < 64) return total;
    }
  }

  mode(): typeof PASS | typeof LEVEL | number {
    for (const [code, length, offset] of VERTICAL) {
      if (this.peek(length) === code) {
        this.at += length;
        return offset;
      }
    }
    if (this.peek(3) === 1) {
      this.at += 3;
      return LEVEL;
    }
    if (this.peek(4) === 1) {
      this.at += 4;
      return PASS;
    }
    throw new RangeError('no fax code');
  }

  /** Steps over zeros of padding and eleven zeros with a one, if they are next. */
  skipLineEnd(): boolean {
    const start = this.at;
    let zeros = 0;
    while (!this.done && this.peek(1) === 0) {
      zeros += 1;
      this.at += 1;
    }
    if (zeros >= 11 && !this.done) {
      this.at += 1;
      return true;
    }
    // Some writers leave line ends out; behind the last row there is only padding.
    if (!this.done) this.at = start;
    return false;
  }
}
