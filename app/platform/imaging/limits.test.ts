import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../core/project/problem';
import * as bad from '../../testing/bad-files';
import { checkSize, headerSize } from './limits';

function problem(width: number, height: number) {
  try {
    checkSize({ width, height });
    return null;
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error;
  }
}

describe('headerSize', () => {
  it.each([
    ['JPEG', bad.jpeg()],
    ['PNG', bad.png16()],
    ['GIF', bad.animatedGif()],
    ['WebP', bad.webp()],
    ['AVIF', bad.avif()],
    ['TIFF', bad.tiff({ data: bad.ramp16(), channels: 1, photometric: 1 })],
  ])('%s', (_, bytes) => {
    expect(headerSize(bytes)).toEqual(bad.quadrantSize);
  });

  it('gives up on rubbish', () => {
    expect(headerSize(bad.heic())).toBeNull();
    expect(headerSize(bad.textFile())).toBeNull();
    expect(headerSize(bad.jpeg().subarray(0, 30))).toBeNull();
  });
});

describe('checkSize', () => {
  it('accepts from 16 pixels a side to 100 megapixels', () => {
    expect(problem(16, 16)).toBeNull();
    expect(problem(10_000, 10_000)).toBeNull();
  });

  it('says what is wrong', () => {
    expect(problem(15, 4000)).toEqual({
      kind: 'too-small',
      width: 15,
      height: 4000,
      minSidePx: 16,
    });
    expect(problem(10_001, 10_000)).toMatchObject({ kind: 'too-large', maxMegapixels: 100 });
  });
});
