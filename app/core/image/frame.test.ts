import { describe, expect, it } from 'vitest';
import { framedLike } from './frame';
import { inputPlan, patchSidePx } from './geometry';

const strip = { width: 2000, height: 100 };

describe('framedLike', () => {
  it('gives a photo with a few rows more or less the scale of the first one', () => {
    for (const height of [60, 98, 113, 190]) {
      const framed = framedLike({ width: 2000, height }, strip);
      expect(framed.patchPx).toBe(patchSidePx(strip));
      expect(inputPlan(framed).content.width).toBe(inputPlan(strip).content.width);
    }
  });

  it('and one that was cropped a little otherwise on both sides', () => {
    expect(framedLike({ width: 1900, height: 110 }, strip).patchPx).toBe(patchSidePx(strip));
  });

  it.each([
    ['the same size', strip],
    ['the same view at another resolution', { width: 1900, height: 95 }],
    ['twice the resolution', { width: 4000, height: 200 }],
    ['another shape altogether', { width: 2000, height: 1500 }],
    ['turned', { width: 100, height: 2000 }],
  ])('leaves %s its own scale', (_, image) => {
    expect(framedLike(image, strip)).toEqual(image);
  });

  it('has nothing to go by without references', () => {
    expect(framedLike({ width: 2000, height: 113 }, null)).toEqual({ width: 2000, height: 113 });
  });
});
