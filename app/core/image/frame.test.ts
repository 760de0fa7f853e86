import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { framedLike } from './frame';
import { inputPlan, inputSize } from './geometry';

const strip = { width: 2000, height: 100 };
const patch = { width: 2000 / 178, height: 100 / 8 };

describe('framedLike', () => {
  it('gives a photo with more or fewer rows the scale of the first one', () => {
    expect(inputSize(strip, testBackbone)).toEqual({ width: 1424, height: 64 });
    for (const [height, rows] of [
      [60, 5],
      [113, 9],
      [190, 15],
    ] as const) {
      const framed = framedLike({ width: 2000, height }, strip, testBackbone);
      expect(framed).toEqual({ width: 2000, height, patch });
      expect(inputPlan(framed, testBackbone).grid).toEqual({ rows, cols: 178 });
    }
  });

  it('and one that was cropped a little otherwise on both sides', () => {
    expect(framedLike({ width: 1900, height: 110 }, strip, testBackbone).patch).toEqual(patch);
  });

  it.each([
    ['the same size', strip],
    ['the same view at another resolution', { width: 1900, height: 95 }],
    ['twice the resolution', { width: 4000, height: 200 }],
    ['another shape altogether', { width: 2000, height: 1500 }],
    ['turned', { width: 100, height: 2000 }],
  ])('leaves %s its own scale', (_, image) => {
    expect(framedLike(image, strip, testBackbone)).toEqual(image);
  });

  it.each([
    [500, 1260, 500, 1247],
    [1000, 1000, 1000, 940],
    [2000, 100, 2000, 99],
  ])(
    'leaves alone what comes out much the same: beside %i x %i, %i x %i',
    (w, h, width, height) => {
      const image = { width, height };
      expect(framedLike(image, { width: w, height: h }, testBackbone)).toEqual(image);
    },
  );

  it('has nothing to go by without references', () => {
    expect(framedLike({ width: 2000, height: 113 }, null, testBackbone)).toEqual({
      width: 2000,
      height: 113,
    });
  });
});
