import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../core/project/problem';
import type { RgbaImage } from '../../core/image/rgba';
import type { TiffOptions } from '../../testing/bad-files';
import * as bad from '../../testing/bad-files';
import { decodeTiff } from './tiff';

const rgb8 = { data: bad.quadrantSamples(8), channels: 3, photometric: 2 } as const;
const greys = bad.greyQuadrants.map((grey) => [grey]);

/** Read as it is stored: all bits of a sample count. */
const decoded = (bytes: Uint8Array<ArrayBuffer>) => decodeTiff(bytes, 16).image;

/** Colours of the four quadrants at their centres. */
function quadrants({ width, height, data }: RgbaImage): number[][] {
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
      return [...data.subarray(at, at + 4)];
    }),
  );
}
const opaque = (colours: readonly (readonly number[])[]) => colours.map((c) => [...c, 255]);
const grey = (values: readonly number[]) => values.map((v) => [v, v, v, 255]);

function problem(options: TiffOptions, cut = 0) {
  const bytes = bad.tiff(options);
  try {
    return decoded(bytes.slice(0, bytes.length - cut));
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error;
  }
}

describe('decodeTiff', () => {
  it.each([false, true])('8-bit RGB, big endian %s', (bigEndian) => {
    const image = decoded(bad.tiff({ ...rgb8, bigEndian }));
    expect(image).toMatchObject(bad.quadrantSize);
    expect(quadrants(image)).toEqual(opaque(bad.quadrantColours));
  });

  it.each([false, true])('16-bit RGB, big endian %s', (bigEndian) => {
    const options = { ...rgb8, data: bad.quadrantSamples(16), bigEndian };
    expect(quadrants(decoded(bad.tiff(options)))).toEqual(opaque(bad.quadrantColours));
  });

  it('16-bit grey is scaled by 257 and rounded', () => {
    const image = decoded(bad.tiff({ data: bad.ramp16(), channels: 1, photometric: 1 }));
    for (let x = 0; x < image.width; x++) {
      expect(image.data[x * 4]).toBe(Math.round(bad.rampValue(x) / 257));
    }
  });

  it('white is zero', () => {
    const data = bad.quadrantSamples(8, greys);
    const image = decoded(bad.tiff({ data, channels: 1, photometric: 0 }));
    expect(quadrants(image)).toEqual(grey(bad.greyQuadrants.map((value) => 255 - value)));
  });

  it('transparency lies over white', () => {
    const data = bad.quadrantSamples(8, [
      [200, 0, 100, 0],
      [200, 0, 100, 255],
      [200, 0, 100, 51],
      [200, 0, 100, 153],
    ]);
    const tags: TiffOptions['tags'] = [[338, 3, [2]]];
    const image = decoded(bad.tiff({ data, channels: 4, photometric: 2, tags }));
    expect(quadrants(image)).toEqual([
      [255, 255, 255, 255],
      [200, 0, 100, 255],
      [244, 204, 224, 255],
      [222, 102, 162, 255],
    ]);
  });

  it.each([257, 1])('palette with entries of 255 * %i', (scale) => {
    const map = [0, 1, 2].flatMap((channel) =>
      Array.from({ length: 256 }, (_, i) => (bad.quadrantColours[i]?.[channel] ?? 0) * scale),
    );
    const data = bad.quadrantSamples(8, [[0], [1], [2], [3]]);
    const tags: TiffOptions['tags'] = [[320, 3, map]];
    const image = decoded(bad.tiff({ data, channels: 1, photometric: 3, tags }));
    expect(quadrants(image)).toEqual(opaque(bad.quadrantColours));
  });

  it('turns a picture stored on its side', () => {
    const image = decoded(bad.tiff({ ...rgb8, tags: [[274, 3, [6]]] }));
    expect([image.width, image.height]).toEqual([32, 48]);
    const [topLeft, topRight, bottomLeft, bottomRight] = opaque(bad.quadrantColours);
    expect(quadrants(image)).toEqual([bottomLeft, topLeft, bottomRight, topRight]);
  });
});

describe('what cannot be read right is refused by name', () => {
  const float = { data: new Float32Array(48 * 32), channels: 1, photometric: 1 } as const;
  it.each([
    ['TIFF (32-bit float)', { ...float, tags: [[339, 3, [3]]] }],
    ['TIFF (32 bits a sample)', float],
    ['TIFF (JPEG compression)', { ...rgb8, tags: [[259, 3, [7]]] }],
    ['TIFF (compression 50000)', { ...rgb8, tags: [[259, 3, [50_000]]] }],
    ['TIFF (separate colour planes)', { ...rgb8, tags: [[284, 3, [2]]] }],
    ['TIFF (no palette)', { ...float, data: bad.quadrantSamples(8, greys), photometric: 3 }],
    ['TIFF (5 channels)', { ...float, data: bad.quadrantSamples(8, greys), channels: 5 }],
    ['TIFF (damaged header)', { ...rgb8, tags: [[277, 3, [3, 3, 3]]] }],
    ['TIFF (signed numbers)', { ...rgb8, tags: [[339, 3, [2, 2, 2]]] }],
    ['TIFF (colour model 6)', { ...rgb8, tags: [[262, 3, [6]]] }],
    [
      'TIFF (tiles)',
      {
        ...rgb8,
        tags: [
          [322, 3, [48]],
          [323, 3, [32]],
          [324, 4, [8]],
          [325, 4, [48 * 32 * 3]],
        ],
      },
    ],
  ] satisfies [string, TiffOptions][])('%s', (format, options) => {
    expect(problem(options)).toEqual({ kind: 'undecodable', format });
  });

  it('a camera raw file is not taken for its preview', () => {
    const tags: TiffOptions['tags'] = [
      [254, 4, [1]],
      [330, 4, [8]],
    ];
    expect(problem({ ...rgb8, tags })).toEqual({
      kind: 'unsupported-format',
      format: 'camera raw',
    });
  });

  it('a cut file is truncated, wherever the cut is', () => {
    expect(problem(rgb8, 1)).toEqual({ kind: 'truncated' });
    expect(problem(rgb8, 1000)).toEqual({ kind: 'truncated' });
    expect(problem({ ...rgb8, tags: [[278, 3, [31]]] })).toEqual({ kind: 'truncated' });
    const short = { ...rgb8, data: bad.quadrantSamples(8).subarray(0, 100) };
    expect(problem({ ...short, tags: [[279, 4, [48 * 32 * 3]]] })).toEqual({ kind: 'truncated' });
  });
});
