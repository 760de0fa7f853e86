import { describe, expect, it } from 'vitest';
import { noiseMap } from '../../testing/expected/formula';
import { bilinear } from './bilinear';
import { gaussian } from '../../testing/gaussian';
import { smoothUpsample } from './smooth-upsample';

describe('smoothUpsample', () => {
  it.each([
    [12, 9, 96, 72, 1.5],
    [40, 40, 320, 320, 5],
    [1, 3, 16, 48, 0.9],
    [12, 9, 5, 4, 3],
    [7, 30, 56, 240, 0],
  ])('is Gaussian after bilinear, %i x %i to %i x %i, sigma %d', (fw, fh, tw, th, sigma) => {
    const from = { width: fw, height: fh };
    const to = { width: tw, height: th };
    const values = noiseMap(fw, fh, 4);
    const wanted = gaussian(bilinear(values, from, to), to, sigma);
    const found = smoothUpsample(values, from, to, sigma);
    expect(found.length).toBe(wanted.length);
    const worst = Math.max(...wanted.map((value, i) => Math.abs(value - found[i]!)));
    expect(worst).toBeLessThan(1e-6);
  });

  it('names what does not fit', () => {
    const size = { width: 2, height: 2 };
    expect(() => smoothUpsample(new Float32Array(3), size, size, 1)).toThrow(
      '3 values are not 2 x 2',
    );
  });
});
