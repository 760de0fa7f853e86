import { describe, expect, it } from 'vitest';
import * as bad from '../../testing/bad-files';
import { isComplete } from './complete';
import { sniff } from '../../core/files/image-formats';

const complete = (bytes: Uint8Array) => isComplete(sniff(bytes)!, bytes);

describe('isComplete', () => {
  it.each([
    ['JPEG', bad.jpeg()],
    ['grey JPEG', bad.greyJpeg()],
    ['JPEG with EXIF', bad.rotatedJpeg()],
    ['JPEG with a film behind it', bad.concat(bad.jpeg(), new Uint8Array(100).fill(0xff))],
    ['PNG', bad.png16()],
    ['PNG with a tail', bad.concat(bad.png16(), bad.textFile())],
    ['WebP', bad.webp()],
    ['GIF, left to the decoder', bad.cutInHalf(bad.animatedGif())],
  ])('%s: yes', (_, bytes) => {
    expect(complete(bytes)).toBe(true);
  });

  it('no prefix of a JPEG, a PNG or a WebP is complete', () => {
    for (const bytes of [bad.rotatedJpeg(), bad.png16(), bad.webp()]) {
      for (let length = 16; length < bytes.length; length++) {
        expect(complete(bytes.slice(0, length)), `${length} of ${bytes.length}`).toBe(false);
      }
    }
  });

  it('is not fooled by the end marker of an EXIF thumbnail', () => {
    expect(complete(bad.truncatedJpegWithThumbnail())).toBe(false);
  });

  it('skips padding in front of a marker', () => {
    const bytes = bad.jpeg();
    const padded = bad.concat(
      bytes.subarray(0, -2),
      new Uint8Array([0xff, 0xff]),
      bytes.subarray(-2),
    );
    expect(complete(padded)).toBe(true);
  });

  it('ends on rubbish', () => {
    expect(complete(new Uint8Array(1000).fill(0xff).fill(0xd8, 1, 2))).toBe(false);
    expect(complete(bad.concat(bad.jpeg().subarray(0, 4), new Uint8Array(50)))).toBe(false);
  });
});
