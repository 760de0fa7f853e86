import { describe, expect, it } from 'vitest';
import * as bad from '../../../testing/bad-files';
import { picture, type PictureName } from '../../../testing/pictures/pictures';
import { completeness } from '../complete';
import { sniff } from '../../../core/files/image-formats';
import { jpegState } from './state';

const JPEG = sniff(bad.jpeg())!;
const END = Uint8Array.of(0xff, 0xd9);
const kinds: readonly PictureName[] = [
  'jpeg plain',
  'jpeg grey',
  'jpeg full chroma',
  'jpeg progressive',
  'jpeg restarts',
  'jpeg progressive with restarts',
];

/** Where the first scan's data begins. */
const scanAt = (bytes: Uint8Array) =>
  bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xda) + 20;

describe.each(kinds)('%s', (name) => {
  const bytes = picture(name);

  it('is whole, with and without something behind its end', () => {
    expect(jpegState(bytes)).toBe('whole');
    expect(jpegState(bad.concat(bytes, bad.textFile(), bytes))).toBe('whole');
  });

  it('lacks its end alone without the end marker', () => {
    expect(jpegState(bytes.slice(0, -2))).toBe('no-end');
    expect(jpegState(bytes.slice(0, -1))).toBe('no-end');
  });

  it('is cut anywhere before that, whatever has been put behind the cut', () => {
    // The last byte of data may hold padding alone.
    const from = scanAt(bytes);
    const steps = Array.from({ length: bytes.length - 3 - from }, (_, i) => from + i);
    for (const length of steps.filter((at) => at % 17 === 0 || at > bytes.length - 20)) {
      const cut = bytes.slice(0, length);
      if (cut.at(-1) === 0xff) continue;
      expect(completeness(JPEG, cut), `${length}`).toBe('cut');
      expect(completeness(JPEG, bad.concat(cut, END)), `${length}, closed`).toBe('cut');
    }
  });
});

describe('other files', () => {
  it('is not fooled by the end marker of an EXIF thumbnail', () => {
    expect(jpegState(bad.truncatedJpegWithThumbnail())).toBe('cut');
    expect(jpegState(bad.rotatedJpeg())).toBe('whole');
  });

  it('codes that do not exist, and restarts that are out of turn, are damage', () => {
    const plain = picture('jpeg plain');
    const at = scanAt(plain);
    expect(jpegState(plain.slice().fill(0xfe, at + 10, at + 60))).toBe('damaged');
    const restarts = picture('jpeg restarts');
    const second = restarts.findIndex((byte, i) => byte === 0xff && restarts[i + 1] === 0xd1);
    const swapped = restarts.slice();
    swapped[second + 1] = 0xd3;
    expect(jpegState(swapped)).toBe('damaged');
  });

  it('arithmetic codes and 12 bits are not looked into', () => {
    const plain = picture('jpeg plain');
    const frame = plain.findIndex((byte, i) => byte === 0xff && plain[i + 1] === 0xc0);
    const arithmetic = plain.slice();
    arithmetic[frame + 1] = 0xc9;
    expect(jpegState(arithmetic)).toBe('unknown');
    const deep = plain.slice();
    deep[frame + 4] = 12;
    expect(jpegState(deep)).toBe('unknown');
  });
});
