import { describe, expect, it } from 'vitest';
import { bitMask, unpackBits } from './bit-mask';

/** Rows as text, one character a bit. */
function rowsOf(bits: Uint8Array, stride: number): string[] {
  const rows: string[] = [];
  for (let i = 0; i < bits.length; i += stride) {
    const row = [...bits.subarray(i, i + stride)];
    rows.push(row.map((byte) => byte.toString(2).padStart(8, '0')).join(' '));
  }
  return rows;
}

describe('bitMask', () => {
  it('packs eight pixels a byte, rows apart', () => {
    const size = { width: 10, height: 2 };
    const mask = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 0, 255, /**/ 0, 1, 0, 0, 0, 0, 0, 0, 1, 0);
    expect(rowsOf(bitMask(mask, size, size), 2)).toEqual([
      '10000001 01000000',
      '01000000 10000000',
    ]);
  });

  it('enlarges by the nearest pixel', () => {
    const mask = Uint8Array.of(0, 1, 1, /**/ 1, 0, 0);
    const bits = bitMask(mask, { width: 3, height: 2 }, { width: 7, height: 5 });
    expect(rowsOf(bits, 1)).toEqual(['00111110', '00111110', '11000000', '11000000', '11000000']);
  });

  it('reduces by the nearest pixel', () => {
    const mask = Uint8Array.of(1, 0, 0, 1, 1, 1);
    expect(rowsOf(bitMask(mask, { width: 6, height: 1 }, { width: 2, height: 1 }), 1)).toEqual([
      '01000000',
    ]);
  });

  it('names a mask of the wrong size', () => {
    const size = { width: 2, height: 2 };
    expect(() => bitMask(new Uint8Array(3), size, size)).toThrow('3 pixels are not 2 x 2');
  });
});

describe('unpackBits', () => {
  it('brings back what was packed', () => {
    const size = { width: 11, height: 3 };
    const mask = Uint8Array.from({ length: 33 }, (_, i) => (i % 5 < 2 ? 1 : 0));
    expect(unpackBits(bitMask(mask, size, size), size)).toEqual(mask);
  });

  it('names bits of the wrong size', () => {
    expect(() => unpackBits(new Uint8Array(3), { width: 9, height: 2 })).toThrow('3 bytes');
  });
});
