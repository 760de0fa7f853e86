import { describe, expect, it } from 'vitest';
import { linearToOklab, srgbToLinear } from '../../testing/oklab';
import { linearToSrgb, oklabToLinear, oklch } from './oklab';

describe('oklab', () => {
  // Values of CSS Color 4 for the corners of sRGB.
  it.each([
    [[1, 1, 1], 1, 0, 0],
    [[1, 0, 0], 0.62796, 0.22486, 0.12585],
    [[0, 1, 0], 0.86644, -0.23389, 0.1795],
    [[0, 0, 1], 0.45201, -0.03246, -0.31153],
  ] as const)('converts %j', (rgb, lightness, a, b) => {
    const colour = linearToOklab(rgb);
    expect(colour.lightness).toBeCloseTo(lightness, 4);
    expect(colour.a).toBeCloseTo(a, 4);
    expect(colour.b).toBeCloseTo(b, 4);
  });

  it('goes there and back', () => {
    const rgb = [0.2, 0.55, 0.9] as const;
    oklabToLinear(linearToOklab(rgb)).forEach((value, i) => expect(value).toBeCloseTo(rgb[i]!, 6));
  });

  it('reads polar coordinates', () => {
    const colour = oklch(0.5, 0.2, 90);
    expect(colour.a).toBeCloseTo(0, 12);
    expect(colour.b).toBeCloseTo(0.2, 12);
  });
});

describe('sRGB transfer function', () => {
  it('has the values of the standard', () => {
    expect(linearToSrgb(0.214041)).toBeCloseTo(0.5, 5);
    expect(srgbToLinear(0.5)).toBeCloseTo(0.214041, 6);
  });

  it.each([0, 0.002, 0.04, 0.3, 1])('goes there and back at %d', (value) => {
    expect(linearToSrgb(srgbToLinear(value))).toBeCloseTo(value, 6);
  });
});
