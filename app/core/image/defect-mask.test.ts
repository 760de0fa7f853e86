import { describe, expect, it } from 'vitest';
import { defectMask, maskFit } from './defect-mask';

/** A mask from rows of 0 and 1, at another size. */
function reduced(rows: number[][], width: number, height: number): number[] {
  const from = { width: rows[0]!.length, height: rows.length };
  return [...defectMask(Uint8Array.from(rows.flat()), from, { width, height })];
}

describe('defectMask', () => {
  it('keeps a mask of the right size', () => {
    expect(reduced([[0, 1], [1, 0]], 2, 2)).toEqual([0, 1, 1, 0]); // prettier-ignore
  });

  it('reduces: at least half of the pixels behind one', () => {
    const rows = [[1, 0, 0, 0], [1, 0, 0, 1], [1, 1, 0, 0], [1, 1, 1, 1]]; // prettier-ignore
    expect(reduced(rows, 2, 2)).toEqual([1, 0, 1, 1]);
    // Three lines to two: the middle one is behind both.
    expect(reduced([[1, 0, 0]], 2, 1)).toEqual([1, 0]);
    expect(reduced([[0, 1, 0]], 2, 1)).toEqual([1, 1]);
  });

  it('never loses a mark, however small', () => {
    const rows = Array.from({ length: 8 }, (_, y) => Array.from({ length: 8 }, (__, x) => Number(x === 7 && y === 5))); // prettier-ignore
    expect(reduced(rows, 2, 2)).toEqual([0, 0, 0, 1]);
    expect(reduced([[0, 0, 0, 0]], 2, 1)).toEqual([0, 0]);
  });

  it('enlarges', () => {
    expect(reduced([[0, 1]], 4, 2)).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });

  it('names pixels that do not fit', () => {
    const two = { width: 2, height: 2 };
    expect(() => defectMask(new Uint8Array(1), two, two)).toThrow('1 pixels are not 2 x 2');
  });
});

describe('maskFit', () => {
  const photo = { width: 300, height: 400 };
  it.each([
    [{ width: 300, height: 400 }, 1, 'shown'],
    [{ width: 150, height: 200 }, 1, 'shown'],
    [{ width: 100, height: 133 }, 1, 'shown'],
    [{ width: 1200, height: 1600 }, 1, 'shown'],
    [{ width: 400, height: 300 }, 1, 'none'],
    [{ width: 300, height: 300 }, 1, 'none'],
    [{ width: 400, height: 300 }, 6, 'stored'],
    [{ width: 300, height: 400 }, 6, 'shown'],
    [{ width: 300, height: 390 }, 6, 'none'],
    [{ width: 300, height: 400 }, 3, 'either'],
    [{ width: 400, height: 300 }, 3, 'none'],
  ])('%j with orientation %i: %s', (mask, orientation, fit) => {
    expect(maskFit(mask, photo, orientation)).toBe(fit);
  });

  it('a square photo fits either way', () => {
    const square = { width: 64, height: 64 };
    expect(maskFit(square, square, 8)).toBe('either');
    expect(maskFit(square, square, 1)).toBe('shown');
  });
});
