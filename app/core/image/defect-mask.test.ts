import { describe, expect, it } from 'vitest';
import { defectMask } from './defect-mask';

/** A grey picture from rows of values. */
function grey(...rows: number[][]) {
  const data = rows.flat().flatMap((value) => [value, value, value, 255]);
  return { width: rows[0]!.length, height: rows.length, data: new Uint8ClampedArray(data) };
}

describe('defectMask', () => {
  it('keeps a mask of the right size, noise of a JPEG aside', () => {
    const image = grey([0, 255, 12], [250, 3, 128]);
    expect([...defectMask(image, image)]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it('takes small numbers for labels, and any channel', () => {
    const labels = grey([0, 1, 2], [0, 0, 3]);
    expect([...defectMask(labels, labels)]).toEqual([0, 1, 1, 0, 0, 1]);
    const blue = new Uint8ClampedArray([0, 0, 255, 255, 0, 0, 0, 255]);
    expect([...defectMask({ width: 2, height: 1, data: blue }, { width: 2, height: 1 })]).toEqual([1, 0]); // prettier-ignore
    expect(defectMask(grey([0, 0]), { width: 2, height: 1 }).includes(1)).toBe(false);
  });

  it('reduces: at least half of the pixels behind one', () => {
    const image = grey([255, 0, 0, 0], [255, 0, 0, 255], [255, 255, 0, 0], [255, 255, 255, 255]);
    expect([...defectMask(image, { width: 2, height: 2 })]).toEqual([1, 0, 1, 1]);
    // Three lines to two: the middle one is behind both.
    expect([...defectMask(grey([255, 0, 0]), { width: 2, height: 1 })]).toEqual([1, 0]);
    expect([...defectMask(grey([0, 255, 0]), { width: 2, height: 1 })]).toEqual([1, 1]);
  });

  it('enlarges', () => {
    const mask = defectMask(grey([0, 255]), { width: 4, height: 2 });
    expect([...mask]).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });

  it('names pixels that do not fit', () => {
    const image = { width: 2, height: 2, data: new Uint8ClampedArray(4) };
    expect(() => defectMask(image, image)).toThrow('4 bytes are not 2 x 2');
  });
});
