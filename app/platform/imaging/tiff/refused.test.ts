import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../core/project/problem';
import type { TiffOptions } from '../../../testing/bad-files';
import * as bad from '../../../testing/bad-files';
import { picture, type PictureName } from '../../../testing/pictures/pictures';
import { decodeTiff } from './decode';

const rgb8 = { data: bad.quadrantSamples(8), channels: 3, photometric: 2 } as const;
const greys = bad.greyQuadrants.map((grey) => [grey]);

const problemOf = (bytes: Uint8Array<ArrayBuffer>) =>
  decodeTiff(bytes).then(
    () => 'no problem',
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );
const problem = (options: TiffOptions, cut = 0) => {
  const bytes = bad.tiff(options);
  return problemOf(bytes.slice(0, bytes.length - cut));
};

describe('what cannot be read right is refused by name', () => {
  const feature = (name: string) => ({
    kind: 'unsupported-feature',
    format: 'TIFF',
    feature: name,
  });

  it.each([
    ['float wild', 'floating-point values from 0 to 255000'],
    ['float not numbers', 'values that are no numbers'],
    ['five channels', '5 channels'],
    ['lzma', 'LZMA compression'],
    ['lerc', 'LERC compression'],
  ] satisfies [PictureName, string][])('%s', async (name, words) => {
    expect(await problemOf(picture(name))).toEqual(feature(words));
  });

  it.each([
    ['old-style JPEG compression', { ...rgb8, tags: [[259, 3, [6]]] }],
    ['compression 50100', { ...rgb8, tags: [[259, 3, [50_100]]] }],
    ['fax compression of more than one bit', { ...rgb8, tags: [[259, 3, [4]]] }],
    ['no palette', { data: bad.quadrantSamples(8, greys), channels: 1, photometric: 3 }],
    ['a transparency mask', { ...rgb8, tags: [[262, 3, [4]]] }],
    ['24-bit integers', { ...rgb8, tags: [[258, 3, [24, 24, 24]]] }],
    ['channels of different depth', { ...rgb8, tags: [[258, 3, [5, 6, 5]]] }],
    ['predictor 3 of 8 bits', { ...rgb8, tags: [[317, 3, [3]]] }],
    ['predictor 2 of reduced chroma', { ...rgb8, photometric: 6, tags: [[317, 3, [2]]] }],
    [
      'JPEG compression of 16-bit unsigned values',
      { ...rgb8, data: bad.quadrantSamples(16), tags: [[259, 3, [7]]] },
    ],
  ] satisfies [string, TiffOptions][])('%s', async (words, options) => {
    expect(await problem(options)).toEqual(feature(words));
  });

  it('a header that contradicts itself is damaged', async () => {
    const damaged = { kind: 'undecodable', format: 'TIFF (damaged header)' };
    expect(await problem({ ...rgb8, tags: [[277, 3, [3, 3, 3]]] })).toEqual(damaged);
    expect(await problem({ ...rgb8, tags: [[278, 3, [0]]] })).toEqual(damaged);
  });

  it('so is packed data that makes no sense', async () => {
    const data = new Uint8Array(3000).fill(0xff);
    const tags: TiffOptions['tags'] = [[259, 3, [8]]];
    expect(await problem({ ...rgb8, data, tags })).toEqual({ kind: 'undecodable', format: 'TIFF' });
  });

  it('a picture that is too large is not called damaged, whatever its strips', async () => {
    const tags: TiffOptions['tags'] = [[256, 3, [20_000]], [257, 3, [20_000]], [278, 4, [2 ** 32 - 1]]]; // prettier-ignore
    const tooLarge = { kind: 'too-large', width: 20_000, height: 20_000, maxMegapixels: 100 };
    expect(await problem({ ...rgb8, tags })).toEqual(tooLarge);
  });

  it('a camera raw file is not taken for its preview', async () => {
    const raw = { kind: 'unsupported-format', format: 'camera raw' };
    const tags: TiffOptions['tags'] = [
      [254, 4, [1]],
      [330, 4, [8]],
    ];
    expect(await problem({ ...rgb8, tags })).toEqual(raw);
    expect(await problem({ ...rgb8, tags: [[262, 3, [32_803]]] })).toEqual(raw);
  });

  it('a cut file is truncated, wherever the cut is', async () => {
    expect(await problem(rgb8, 1)).toEqual({ kind: 'truncated' });
    expect(await problem(rgb8, 1000)).toEqual({ kind: 'truncated' });
    expect(await problem({ ...rgb8, tags: [[278, 3, [31]]] })).toEqual({ kind: 'truncated' });
    const short = { ...rgb8, data: bad.quadrantSamples(8).subarray(0, 100) };
    expect(await problem({ ...short, tags: [[279, 4, [48 * 32 * 3]]] })).toEqual({
      kind: 'truncated',
    });
    expect(await problem({ ...short, tags: [[259, 3, [32_773]]] })).toEqual({ kind: 'truncated' });
  });

  it('no prefix of a file decodes to something', async () => {
    for (const name of ['rgb lzw', 'rgb zlib', 'fax group4', 'rgb tiles'] as const) {
      const bytes = picture(name);
      // Directories or padding may lie behind the pixels, so only most prefixes.
      for (let length = 8; length < bytes.length * 0.9; length += 13) {
        expect(await problemOf(bytes.slice(0, length)), `${name} ${length}`).not.toBe('no problem');
      }
    }
  });
});
