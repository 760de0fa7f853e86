import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/resize.json';
import { blobImage, testBackbone } from '../../testing/synthetic';
import { normaliseInput, resizeRgb } from './resize';

/** An opaque grey picture from rows of values. */
function grey(rows: number[][]) {
  const data = rows.flat().flatMap((value) => [value, value, value, 255]);
  return { width: rows[0]!.length, height: rows.length, data: new Uint8ClampedArray(data) };
}

describe('resizeRgb', () => {
  it('leaves a picture of the right size alone', () => {
    const image = blobImage(1, 5, 4);
    const resized = resizeRgb(image, image);
    image.data.forEach((value, i) => {
      if (i % 4 < 3) expect(resized[Math.floor(i / 4) * 3 + (i % 4)]).toBeCloseTo(value, 4);
    });
  });

  it.each(expected.cases)('gives Pillow’s bilinear filter: $name', ({ from, to, values }) => {
    const [width, height] = from as [number, number];
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < 3; c++) {
          data[(y * width + x) * 4 + c] = (x * 37 + y * 91 + c * 53 + ((x * y) % 7) * 20) % 256;
        }
      }
    }
    const resized = resizeRgb({ width, height, data }, { width: to[0]!, height: to[1]! });
    const worst = values.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - resized[i]!)),
      0,
    );
    expect(resized.length).toBe(values.length);
    expect(worst).toBeLessThan(2e-3);
  });

  it('keeps the mean of a checkerboard instead of picking one colour', () => {
    const rows = Array.from({ length: 64 }, (_, y) =>
      Array.from({ length: 64 }, (_unused, x) => ((x + y) % 2) * 255),
    );
    const resized = resizeRgb(grey(rows), { width: 8, height: 8 });
    for (const value of resized) expect(Math.abs(value - 127.5)).toBeLessThan(4);
  });

  it('refuses pixels that do not fit the size', () => {
    const broken = { width: 3, height: 3, data: new Uint8ClampedArray(8) };
    expect(() => resizeRgb(broken, { width: 1, height: 1 })).toThrow('pixels need 36 bytes, got 8');
  });
});

describe('normaliseInput', () => {
  it('maps 127 to 0 and 255 to 1', () => {
    expect([...normaliseInput(Float32Array.of(127, 255, -1), testBackbone)]).toEqual([0, 1, -1]);
    const normalisation = { offset: 1, scale: 2 };
    expect([...normaliseInput(Float32Array.of(1, 5), { normalisation })]).toEqual([0, 2]);
  });
});
