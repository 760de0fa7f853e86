import { describe, expect, it } from 'vitest';
import { blobImage } from '../../testing/synthetic';
import { randomFrom } from '../statistics/random';
import type { RgbaImage } from '../image/rgba';
import { DEFECT_KINDS, drawDefect } from './defects';

const photo = blobImage(3, 120, 90);

const area = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);

/** Largest change of a channel of each pixel. */
const changes = (before: RgbaImage, after: RgbaImage) =>
  Array.from({ length: before.width * before.height }, (_, i) =>
    Math.max(...[0, 1, 2].map((c) => Math.abs(before.data[i * 4 + c]! - after.data[i * 4 + c]!))),
  );

/** Width and height of the box around a mask. */
function boxOf(mask: Uint8Array, width: number): { width: number; height: number } {
  const places = [...mask.keys()].filter((i) => mask[i] === 1);
  const xs = places.map((i) => i % width);
  const ys = places.map((i) => Math.floor(i / width));
  return {
    width: Math.max(...xs) - Math.min(...xs) + 1,
    height: Math.max(...ys) - Math.min(...ys) + 1,
  };
}

describe.each(DEFECT_KINDS)('a %s', (kind) => {
  const draw = (sizePx: number, contrast: number, seed = 1) =>
    drawDefect(photo, { kind, sizePx, contrast }, randomFrom(seed));

  it('changes the picture inside its mask and leaves the rest alone', () => {
    const { image, mask, meanChange } = draw(30, 1);
    const changed = changes(photo, image);
    expect(meanChange).toBeGreaterThan(5);
    const box = boxOf(mask, 120);
    expect(Math.max(box.width, box.height)).toBeLessThan(40);
    // Softness reaches some pixels beyond the mask, no farther.
    const touched = changed.filter((value) => value > 0).length;
    expect(touched).toBeLessThan(area(mask) * (kind === 'scratch' ? 3 : 1.5) + 40);
    expect(image.data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it('is of the size asked for', () => {
    for (const sizePx of [12, 24, 48]) {
      const { mask } = draw(sizePx, 1, 4);
      const box = boxOf(mask, 120);
      const longest = kind === 'scratch' ? Math.hypot(box.width, box.height) : box.width;
      expect(longest).toBeGreaterThan(sizePx * 0.65);
      expect(longest).toBeLessThan(sizePx * 1.35);
    }
  });

  it('is the stronger the higher the contrast, and nothing at 0', () => {
    const strengths = [0, 0.3, 1].map((contrast) => draw(30, contrast).meanChange);
    expect(strengths[0]).toBe(0);
    expect(strengths[1]).toBeGreaterThan(0);
    expect(strengths[2]).toBeGreaterThan(strengths[1]! * 2);
    expect(draw(30, 0).image.data).toEqual(photo.data);
  });

  it('repeats itself for a seed, differs between seeds, and keeps the original', () => {
    const before = new Uint8ClampedArray(photo.data);
    expect(draw(30, 0.8, 7)).toEqual(draw(30, 0.8, 7));
    expect(draw(30, 0.8, 7).image.data).not.toEqual(draw(30, 0.8, 8).image.data);
    expect(photo.data).toEqual(before);
  });
});

describe('drawDefect', () => {
  it('puts a defect where it is told to', () => {
    const options = { kind: 'stain', sizePx: 20, contrast: 1, centre: { x: 30, y: 60 } } as const;
    const { mask } = drawDefect(photo, options, randomFrom(2));
    const places = [...mask.keys()].filter((i) => mask[i] === 1);
    const mean = (of: (i: number) => number) =>
      places.reduce((sum, i) => sum + of(i), 0) / places.length;
    expect(Math.abs(mean((i) => (i % 120) + 0.5) - 30)).toBeLessThan(2);
    expect(Math.abs(mean((i) => Math.floor(i / 120) + 0.5) - 60)).toBeLessThan(2);
  });

  it('shows the border’s colour through a hole, and darkens under a stain', () => {
    const data = new Uint8ClampedArray(60 * 60 * 4).fill(200);
    for (let y = 10; y < 50; y++) {
      for (let x = 10; x < 50; x++) data.set([40, 90, 120, 255], (y * 60 + x) * 4);
    }
    const part = { width: 60, height: 60, data };
    const at = { sizePx: 20, contrast: 1, centre: { x: 30, y: 30 } };
    const middle = (image: RgbaImage) =>
      Array.from(image.data.subarray((30 * 60 + 30) * 4, (30 * 60 + 30) * 4 + 3));
    const hole = drawDefect(part, { kind: 'missing-material', ...at }, randomFrom(1));
    expect(middle(hole.image)).toEqual([200, 200, 200]);
    const stain = middle(drawDefect(part, { kind: 'stain', ...at }, randomFrom(1)).image);
    [40, 90, 120].forEach((value, i) => {
      expect(stain[i]).toBeLessThan(value * 0.7);
      expect(stain[i]).toBeGreaterThan(value * 0.2);
    });
    const paste = drawDefect(part, { kind: 'cut-and-paste', ...at, sizePx: 8 }, randomFrom(1));
    expect(changes(part, paste.image).some((value) => value > 0)).toBe(paste.meanChange > 0);
  });

  it('refuses sizes and contrasts out of range', () => {
    const draw = (sizePx: number, contrast: number) =>
      drawDefect(photo, { kind: 'stain', sizePx, contrast }, randomFrom(1));
    expect(() => draw(0, 1)).toThrow('got 0');
    expect(() => draw(91, 1)).toThrow('(0, 90] px');
    expect(() => draw(10, 1.5)).toThrow('got 1.5');
  });
});
