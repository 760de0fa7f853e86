import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '../../../core/image/rgba';
import type { TiffOptions } from '../../../testing/bad-files';
import * as bad from '../../../testing/bad-files';
import {
  farthest,
  picture,
  pictureSize,
  sample,
  type PictureName,
} from '../../../testing/pictures/pictures';
import { decodeTiff } from './decode';

const rgb8 = { data: bad.quadrantSamples(8), channels: 3, photometric: 2 } as const;
const greys = bad.greyQuadrants.map((grey) => [grey]);
const decoded = async (options: TiffOptions) => (await decodeTiff(bad.tiff(options))).image;

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

const orders = ['<', '>'] as const;
const inOrders = <Kind extends string>(kinds: readonly Kind[]) =>
  kinds.flatMap((kind) => orders.map((order) => `${kind} ${order}` as const));

describe('files by tifffile and Pillow, to the level', () => {
  it.each([
    'rgb lzw',
    'rgb zlib',
    'rgb packbits',
    'rgb zstd',
    'rgb planes',
    'rgb tiles',
    'rgb tiles planes lzw',
    ...inOrders(['rgb big', 'rgb16 differences']),
  ] satisfies PictureName[])('%s', async (name) => {
    const { image, pages } = await decodeTiff(picture(name));
    expect(image).toMatchObject(pictureSize);
    expect(farthest(image, sample)).toBe(0);
    expect(pages).toBe(1);
  });

  it.each([
    'float 255',
    'int8',
    'int16',
    'int16 from zero',
    ...inOrders(['float differences', 'double', 'uint32']),
  ] satisfies PictureName[])('%s', async (name) => {
    const { image } = await decodeTiff(picture(name));
    expect(farthest(image, (x, y) => sample(x, y, 0))).toBeLessThanOrEqual(1);
  });

  it.each(orders)('16-bit floats %s', async (order) => {
    const { image } = await decodeTiff(picture(`half ${order}`));
    expect(farthest(image, (x, y) => sample(x, y, 0))).toBe(0);
  });

  it.each([1, 2, 4, 10, 12, 14] as const)('%i bits a sample', async (bits) => {
    const { image } = await decodeTiff(picture(`${bits} bits`));
    const most = 2 ** bits - 1;
    const stored = (value: number) =>
      bits < 8 ? value >> (8 - bits) : Math.floor((value * most) / 255);
    const expected = (x: number, y: number) => Math.round((stored(sample(x, y, 0)) * 255) / most);
    expect(farthest(image, expected)).toBe(0);
  });

  it('LZW with more codes than its table holds', async () => {
    const { image } = await decodeTiff(picture('noise lzw'));
    expect(image).toMatchObject({ width: 90, height: 80 });
    const noise = (x: number, y: number) =>
      (x * 7919 + y * 104_729 + ((x * y) % 251) * 31 + ((x * x * y) % 127)) % 256;
    expect(farthest(image, noise)).toBe(0);
  });

  it.each(['fax group3', 'fax group3 two-dimensional', 'fax group4', 'fax tiff_ccitt'] as const)(
    '%s',
    async (name) => {
      const { image } = await decodeTiff(picture(name));
      expect(farthest(image, (x, y) => (sample(x, y, 0) > 127 ? 255 : 0))).toBe(0);
    },
  );

  it.each(['runs group3', 'runs group4', 'runs tiff_ccitt'] as const)('%s', async (name) => {
    const { image } = await decodeTiff(picture(name));
    const lengths = [
      ...Array.from({ length: 129 }, (_, i) => [i + 1, (i + 1) % 2]),
      ...Array.from({ length: 41 }, (_, i) => [150 + i * 61, i % 2]),
    ] as [number, number][];
    const pixels = lengths.flatMap(([length, white]) => Array<number>(length).fill(white * 255));
    const rows = Math.ceil(pixels.length / 3000);
    expect(image).toMatchObject({ width: 3000, height: rows * 2 });
    const value = (x: number, y: number) => {
      const upper = pixels[((y % rows) * 3000 + x) % pixels.length]!;
      return y < rows ? upper : 255 - upper;
    };
    expect(farthest(image, value)).toBe(0);
  });

  it.each([
    ['cmyk', 2],
    ['ycbcr', 3],
    // Lab in 8 bits: steps of up to 3 levels.
    ['lab', 7],
  ] as const)('%s', async (name, tolerance) => {
    const { image } = await decodeTiff(picture(name));
    // Pillow's inks carry no black.
    expect(farthest(image, sample)).toBeLessThanOrEqual(tolerance);
  });

  it('a reduced page is not the photo, and the photos are counted', async () => {
    const { image, pages } = await decodeTiff(picture('small page, then two photos'));
    expect(image).toMatchObject(pictureSize);
    expect(farthest(image, sample)).toBe(0);
    expect(pages).toBe(2);
  });
});

describe('numbers whose type does not say what is white', () => {
  const greyOf = (data: TiffOptions['data'], format: number, bits: number) => {
    const tags = [[339, 3, [format]], [258, 3, [bits]]] as const; // prettier-ignore
    return bad.tiff({ data, channels: 1, photometric: 1, tags });
  };
  const ramp = (most: number) =>
    Array.from({ length: 48 * 32 }, (_, i) => Math.round(((i % 48) / 47) * most));
  const words = (values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);
  const kinds: [string, (most: number) => Uint8Array<ArrayBuffer>][] = [
    ['signed', (most) => greyOf(Uint16Array.from(ramp(most)), 2, 16)],
    ['32 bits', (most) => greyOf(words(ramp(most)), 1, 32)],
    ['signed 32 bits', (most) => greyOf(words(ramp(most)), 2, 32)],
    ['floats', (most) => greyOf(Float32Array.from(ramp(most)), 3, 32)],
  ];

  it.each(kinds)('%s: camera data is read as in files of 16 bits', async (_, file) => {
    const own = await decodeTiff(file(4095));
    expect([own.depth, own.guessed]).toEqual([{ reach: 12, readAs: 12 }, null]);
    const plain = bad.tiff({ data: Uint16Array.from(ramp(4095)), channels: 1, photometric: 1 });
    expect(own.image).toEqual((await decodeTiff(plain)).image);
    const like = await decodeTiff(file(1000), 12);
    expect([like.depth, like.guessed]).toEqual([{ reach: 10, readAs: 12 }, null]);
    expect(like.image.data[47 * 4]).toBe(Math.round((1000 * 255) / 4095));
  });

  it.each([
    ['int8', -128, 127],
    ['int16', -32_768, 32_767],
    ['int16 from zero', 0, 32_767],
    ['half <', 0, 1],
    ['double >', 0, 1],
    ['uint32 <', 0, 2 ** 32 - 1],
  ] as const)('%s: says what it is read as', async (name, black, white) => {
    const { depth, guessed } = await decodeTiff(picture(name));
    expect([depth, guessed]).toEqual([null, { black, white }]);
  });

  it('others say nothing', async () => {
    for (const name of ['rgb lzw', '12 bits', 'rgb16 differences <', 'cmyk'] as const) {
      expect((await decodeTiff(picture(name))).guessed).toBeNull();
    }
  });
});

describe('files byte by byte', () => {
  it.each([false, true])('8-bit RGB, big endian %s', async (bigEndian) => {
    const image = await decoded({ ...rgb8, bigEndian });
    expect(image).toMatchObject(bad.quadrantSize);
    expect(quadrants(image)).toEqual(opaque(bad.quadrantColours));
  });

  it.each([false, true])('16-bit RGB, big endian %s', async (bigEndian) => {
    const image = await decoded({ ...rgb8, data: bad.quadrantSamples(16), bigEndian });
    expect(quadrants(image)).toEqual(opaque(bad.quadrantColours));
  });

  it('16-bit grey is scaled by 257 and rounded', async () => {
    const image = await decoded({ data: bad.ramp16(), channels: 1, photometric: 1 });
    for (let x = 0; x < image.width; x++) {
      expect(image.data[x * 4]).toBe(Math.round(bad.rampValue(x) / 257));
    }
  });

  it('white is zero', async () => {
    const data = bad.quadrantSamples(8, greys);
    const image = await decoded({ data, channels: 1, photometric: 0 });
    expect(quadrants(image)).toEqual(grey(bad.greyQuadrants.map((value) => 255 - value)));
  });

  it('bits of a byte last first', async () => {
    const turn = (byte: number) => Number.parseInt([...bin(byte)].toReversed().join(''), 2);
    const bin = (byte: number) => byte.toString(2).padStart(8, '0');
    const data = bad.quadrantSamples(
      8,
      greys.map(([value]) => [turn(value!)]),
    );
    const image = await decoded({ data, channels: 1, photometric: 1, tags: [[266, 3, [2]]] });
    expect(quadrants(image)).toEqual(grey(bad.greyQuadrants));
  });

  it.each([
    [2, [255, 255, 255, 255], [222, 102, 162, 255]],
    // Colours that are multiplied already: 200 + 255 * 0.4 is beyond white.
    [1, [255, 255, 255, 255], [255, 102, 202, 255]],
  ])('transparency of kind %i lies over white', async (kind, clear, part) => {
    const data = bad.quadrantSamples(8, [
      [200, 0, 100, 0],
      [200, 0, 100, 255],
      [200, 0, 100, 255],
      [200, 0, 100, 153],
    ]);
    const image = await decoded({ data, channels: 4, photometric: 2, tags: [[338, 3, [kind]]] });
    expect(quadrants(image)).toEqual([clear, [200, 0, 100, 255], [200, 0, 100, 255], part]);
  });

  it('a fourth channel of unknown meaning hides nothing', async () => {
    const data = bad.quadrantSamples(
      8,
      bad.quadrantColours.map((colour) => [...colour, 0]),
    );
    const image = await decoded({ data, channels: 4, photometric: 2, tags: [[338, 3, [0]]] });
    expect(quadrants(image)).toEqual(opaque(bad.quadrantColours));
  });

  it.each([257, 1])('palette with entries of 255 * %i', async (scale) => {
    const map = [0, 1, 2].flatMap((channel) =>
      Array.from({ length: 256 }, (_, i) => (bad.quadrantColours[i]?.[channel] ?? 0) * scale),
    );
    const data = bad.quadrantSamples(8, [[0], [1], [2], [3]]);
    const image = await decoded({ data, channels: 1, photometric: 3, tags: [[320, 3, map]] });
    expect(quadrants(image)).toEqual(opaque(bad.quadrantColours));
  });

  it('YCbCr with a chroma sample for two by two pixels', async () => {
    // Units of four luma samples and one of each chroma; 24 x 16 of them.
    const units = new Uint8Array(24 * 16 * 6);
    const colours = [
      [76, 85, 255],
      [150, 44, 21],
      [29, 255, 107],
      [128, 128, 128],
    ] as const;
    for (let row = 0; row < 16; row++) {
      for (let column = 0; column < 24; column++) {
        const [y, cb, cr] = colours[(row < 8 ? 0 : 2) + (column < 12 ? 0 : 1)]!;
        units.set([y, y, y, y, cb, cr], (row * 24 + column) * 6);
      }
    }
    const image = await decoded({ data: units, channels: 3, photometric: 6 });
    const expected = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [128, 128, 128],
    ];
    quadrants(image).forEach((found, i) =>
      found
        .slice(0, 3)
        .forEach((value, c) => expect(Math.abs(value - expected[i]![c]!)).toBeLessThanOrEqual(2)),
    );
  });

  it('turns a picture stored on its side', async () => {
    const image = await decoded({ ...rgb8, tags: [[274, 3, [6]]] });
    expect([image.width, image.height]).toEqual([32, 48]);
    const [topLeft, topRight, bottomLeft, bottomRight] = opaque(bad.quadrantColours);
    expect(quadrants(image)).toEqual([bottomLeft, topLeft, bottomRight, topRight]);
  });
});
