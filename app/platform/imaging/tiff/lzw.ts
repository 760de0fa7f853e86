const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MOST_CODES = 4096;

/**
 * Undoes LZW as TIFF has it. Data shorter than `length` gives less.
 *
 * Files from before TIFF 6 pack codes from the lowest bit on, which their first code, a clear one,
 * gives away, and widen codes one entry later.
 *
 * @throws RangeError for a code that cannot stand where it does
 */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const old = packed[0] === 0 && (packed[1]! & 1) === 1;
  const next = old ? lowBitsFirst(packed) : highBitsFirst(packed);
  const early = old ? 0 : 1;
  const out = new Uint8Array(length);
  // An entry is a stretch of what has been written: the one before it and one byte more.
  const starts = new Int32Array(MOST_CODES);
  const lengths = new Int32Array(MOST_CODES);
  let [at, free, width, before] = [0, FIRST_FREE, 9, -1];
  while (at < length) {
    const code = next(width);
    if (code < 0 || code === END) break;
    if (code === CLEAR) {
      [free, width, before] = [FIRST_FREE, 9, -1];
      continue;
    }
    const known = code < CLEAR || (code < free && code >= FIRST_FREE);
    if (!known && (code !== free || before < 0)) throw new RangeError(`LZW code ${code}`);
    // Writers that clear late go on with a full table; what would follow is not entered.
    if (before >= 0 && free < MOST_CODES) {
      starts[free] = before;
      lengths[free] = at - before + 1;
      free += 1;
    }
    before = at;
    if (code < CLEAR) out[at++] = code;
    else {
      // Byte by byte: the stretch may reach into what is being written.
      const start = starts[code]!;
      const end = Math.min(length, at + lengths[code]!);
      for (let from = start; at < end; from++) out[at++] = out[from]!;
    }
    if (free + early >= 1 << width && width < 12) width += 1;
  }
  return out.subarray(0, at);
}

/** Reads a code of some bits, -1 behind the end. */
type NextCode = (width: number) => number;

function highBitsFirst(packed: Uint8Array): NextCode {
  let [at, held, bits] = [0, 0, 0];
  return (width) => {
    while (bits < width) {
      if (at >= packed.length) return -1;
      held = ((held & 0xffff) << 8) | packed[at++]!;
      bits += 8;
    }
    bits -= width;
    return (held >> bits) & ((1 << width) - 1);
  };
}

function lowBitsFirst(packed: Uint8Array): NextCode {
  let [at, held, bits] = [0, 0, 0];
  return (width) => {
    while (bits < width) {
      if (at >= packed.length) return -1;
      held |= packed[at++]! << bits;
      bits += 8;
    }
    const code = held & ((1 << width) - 1);
    held >>>= width;
    bits -= width;
    return code;
  };
}
