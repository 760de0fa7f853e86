import { describe, expect, it } from 'vitest';
import { blobImage } from '../../testing/synthetic';
import { randomFrom } from '../statistics/random';
import type { RgbaImage } from './rgba';
import { brightnessOf, isSamePicture, SKETCH_CELLS, sketchDistance, sketchOf } from './sketch';

const photo = blobImage(1, 256, 256);

function changed(image: RgbaImage, change: (value: number, i: number) => number): RgbaImage {
  const data = image.data.map((value, i) => (i % 4 === 3 ? 255 : change(value, i)));
  return { ...image, data };
}

describe('sketchOf', () => {
  it('has the mean of each cell, and repeats pixels of a small picture', () => {
    const data = new Uint8ClampedArray(2 * 2 * 4).fill(255);
    data.set([0, 0, 0], 0);
    data.set([30, 60, 90], 4);
    const sketch = sketchOf({ width: 2, height: 2, data });
    expect(sketch.length).toBe(SKETCH_CELLS ** 2);
    expect([sketch[0], sketch[SKETCH_CELLS - 1], sketch.at(-1)]).toEqual([0, 60, 255]);
    expect(brightnessOf(sketch)).toBeCloseTo((0 + 60 + 255 + 255) / 4, 3);
  });
});

describe('isSamePicture', () => {
  const sketch = sketchOf(photo);

  it('sees through noise, light and the loss of a bit', () => {
    const random = randomFrom(7);
    const noisy = changed(photo, (value) => value + (random() - 0.5) * 12);
    expect(isSamePicture(sketch, sketchOf(noisy))).toBe(true);
    expect(isSamePicture(sketch, sketchOf(changed(photo, (value) => value * 0.98)))).toBe(true);
    expect(isSamePicture(sketch, sketchOf(changed(photo, (value) => value & 0xfe)))).toBe(true);
  });

  it('knows another picture, also a plain one whose texture alone differs', () => {
    expect(isSamePicture(sketch, sketchOf(blobImage(2, 256, 256)))).toBe(false);
    const plain = { ...photo, data: new Uint8ClampedArray(photo.data.length).fill(128) };
    const texture = (seed: number) => {
      const random = randomFrom(seed);
      return sketchOf(changed(plain, (value) => value + (random() - 0.5) * 60));
    };
    expect(sketchDistance(texture(1), texture(2)).largest).toBeLessThan(12);
    expect(isSamePicture(texture(1), texture(2))).toBe(false);
    expect(isSamePicture(texture(1), texture(1))).toBe(true);
  });

  it('knows the same part with a small mark', () => {
    const marked = changed(photo, (value, i) => {
      const [x, y] = [(i >> 2) % 256, Math.floor((i >> 2) / 256)];
      return x >= 100 && x < 112 && y >= 60 && y < 72 ? 255 - value : value;
    });
    expect(isSamePicture(sketch, sketchOf(marked))).toBe(false);
  });
});
