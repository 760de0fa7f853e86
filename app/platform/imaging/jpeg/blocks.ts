import type { CodeTable, ScanBits } from './huffman';

/** Which coefficients a scan carries, and their bits: `low` is the lowest, `high` the last one's. */
export interface Band {
  readonly first: number;
  readonly last: number;
  readonly high: number;
  readonly low: number;
}

/** Coefficients of a component that are not zero so far, two words of 32 a block. */
export type NonZero = Uint32Array<ArrayBuffer>;

/** Steps over one block; false where no code or coefficient fits. */
export type BlockReader = (bits: ScanBits, block: number) => boolean;

/** All coefficients of a block at once. */
export function wholeBlock(dc: CodeTable, ac: CodeTable): BlockReader {
  return (bits) => {
    if (!skipDifference(bits, dc)) return false;
    for (let k = 1; k < 64;) {
      const symbol = bits.symbol(ac);
      if (symbol < 0) return false;
      const size = symbol & 15;
      if (size === 0) {
        if (symbol !== 0xf0) break;
        k += 16;
      } else {
        k += (symbol >> 4) + 1;
        if (k > 64) return false;
        bits.skip(size);
      }
    }
    return true;
  };
}

/** A brightness of a block, as the difference to the one before. */
function skipDifference(bits: ScanBits, table: CodeTable): boolean {
  const size = bits.symbol(table);
  if (size < 0 || size > 16) return false;
  bits.skip(size);
  return true;
}

export function firstBrightness(dc: CodeTable): BlockReader {
  return (bits) => skipDifference(bits, dc);
}

export const finerBrightness: BlockReader = (bits) => {
  bits.skip(1);
  return true;
};

/** How many blocks to come have no more coefficients in this scan. */
export interface EndRun {
  left: number;
}

export function firstBand(ac: CodeTable, band: Band, nonZero: NonZero, run: EndRun): BlockReader {
  return (bits, block) => {
    if (run.left > 0) {
      run.left -= 1;
      return true;
    }
    for (let k = band.first; k <= band.last;) {
      const symbol = bits.symbol(ac);
      if (symbol < 0) return false;
      const [zeros, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && zeros < 15) {
        run.left = (1 << zeros) - 1 + bits.take(zeros);
        break;
      }
      k += zeros;
      if (size > 0) {
        if (k > band.last) return false;
        nonZero[block * 2 + (k >> 5)]! |= 1 << (k & 31);
        bits.skip(size);
      }
      k += 1;
    }
    return true;
  };
}

/** A bit more for coefficients that are not zero, among new ones. */
export function finerBand(ac: CodeTable, band: Band, nonZero: NonZero, run: EndRun): BlockReader {
  const isKnown = (block: number, k: number) =>
    ((nonZero[block * 2 + (k >> 5)]! >>> (k & 31)) & 1) === 1;
  return (bits, block) => {
    let k = band.first;
    for (; run.left === 0 && k <= band.last; k++) {
      const symbol = bits.symbol(ac);
      if (symbol < 0) return false;
      let zeros = symbol >> 4;
      const size = symbol & 15;
      if (size > 1) return false;
      if (size === 0 && zeros < 15) {
        run.left = (1 << zeros) + bits.take(zeros);
        break;
      }
      bits.skip(size);
      for (; k <= band.last; k++) {
        if (isKnown(block, k)) bits.skip(1);
        else if (--zeros < 0) break;
      }
      if (size > 0) {
        if (k > band.last) return false;
        nonZero[block * 2 + (k >> 5)]! |= 1 << (k & 31);
      }
    }
    if (run.left > 0) {
      // Most blocks of a run have nothing at all.
      if ((nonZero[block * 2]! | nonZero[block * 2 + 1]!) !== 0) {
        for (; k <= band.last; k++) if (isKnown(block, k)) bits.skip(1);
      }
      run.left -= 1;
    }
    return true;
  };
}
