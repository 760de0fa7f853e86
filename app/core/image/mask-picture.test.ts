import { describe, expect, it } from 'vitest';
import { markedPixels, type MaskPicture } from './mask-picture';

/** The pixels that a picture of one row marks. */
function marked(channels: MaskPicture['channels'], data: number[], isLossy = false): number[] {
  const width = data.length / channels;
  return [...markedPixels({ width, height: 1, data, channels, isLossy })];
}

describe('markedPixels', () => {
  it('nothing of a black mask, all of a white one', () => {
    expect(marked(1, [0, 0, 0])).toEqual([0, 0, 0]);
    expect(marked(1, [255, 255])).toEqual([1, 1]);
    expect(marked(3, [0, 0, 0, 0, 0, 0])).toEqual([0, 0]);
  });

  it('classes, also beside a border of 255, and of 16 bits', () => {
    expect(marked(1, [0, 1, 2, 3])).toEqual([0, 1, 1, 1]);
    expect(marked(1, [0, 1, 255, 0])).toEqual([0, 1, 1, 0]);
    expect(marked(1, [0, 1, 65535])).toEqual([0, 1, 1]);
    expect(marked(1, [0, 1, 1, 0])).toEqual([0, 1, 1, 0]);
  });

  it('colours, however dark', () => {
    expect(marked(3, [0, 0, 0, 0, 0, 64, 128, 0, 0, 224, 224, 192, 0, 1, 0])).toEqual([0, 1, 1, 1, 1]); // prettier-ignore
  });

  it('what is drawn on transparency, whatever its colour', () => {
    expect(marked(4, [0, 0, 0, 255, 255, 255, 255, 0, 9, 9, 9, 90])).toEqual([1, 0, 1]);
    expect(marked(2, [0, 255, 0, 0, 255, 255])).toEqual([1, 0, 1]);
    expect(marked(4, [255, 0, 0, 0, 0, 255, 0, 0])).toEqual([0, 0]);
  });

  it('colours where all is opaque, or equally so', () => {
    expect(marked(4, [0, 0, 0, 255, 200, 0, 0, 255])).toEqual([0, 1]);
    expect(marked(2, [0, 128, 7, 128])).toEqual([0, 1]);
  });

  it('the lighter half of smoothed edges, but every number of an object', () => {
    const ramp = Array.from({ length: 100 }, (_, i) => i + 1);
    const white = Array.from({ length: 400 }, () => 255);
    const edges = marked(1, [0, 0, ...ramp, ...white]);
    expect(edges.slice(0, 102)).toEqual([0, 0, ...ramp.map(() => 0)]);
    expect(edges.slice(102)).toEqual(white.map(() => 1));
    expect(marked(1, [0, ...ramp, 255])).toEqual([0, ...ramp.map(() => 1), 1]);
  });

  it('noise of a JPEG is not a mark', () => {
    expect(marked(1, [0, 255, 12, 250, 3, 128], true)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(marked(1, [0, 3, 9], true)).toEqual([0, 0, 0]);
  });

  it('names numbers that do not fit', () => {
    const picture = { width: 2, height: 2, data: [1], channels: 1, isLossy: false } as const;
    expect(() => markedPixels(picture)).toThrow('1 numbers are not 2 x 2 x 1');
  });
});
