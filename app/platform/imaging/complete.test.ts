import { describe, expect, it } from 'vitest';
import * as bad from '../../testing/bad-files';
import { completeness, withEnd } from './complete';
import { crc32 } from './crc32';
import { sniff } from '../../core/files/image-formats';

const state = (bytes: Uint8Array) => completeness(sniff(bytes)!, bytes);

describe('completeness', () => {
  it.each([
    ['JPEG', bad.jpeg()],
    ['grey JPEG', bad.greyJpeg()],
    ['JPEG with EXIF', bad.rotatedJpeg()],
    ['JPEG with a film behind it', bad.concat(bad.jpeg(), new Uint8Array(100).fill(0xff))],
    ['PNG', bad.png16()],
    ['PNG with a tail', bad.concat(bad.png16(), bad.textFile())],
    ['WebP', bad.webp()],
    ['GIF', bad.animatedGif()],
    ['GIF, its second frame cut', bad.animatedGif().slice(0, -60)],
  ])('%s: yes', (_, bytes) => {
    expect(state(bytes)).toBe('whole');
  });

  it('no prefix of a PNG or a WebP is whole', () => {
    for (const [bytes, endBytes] of [
      [bad.png16(), 12],
      [bad.webp(), 0],
    ] as const) {
      // prettier-ignore
      for (let length = 16; length < bytes.length; length++) {
        const found = length < bytes.length - endBytes ? 'cut' : 'no-end';
        expect(state(bytes.slice(0, length)), `${length} of ${bytes.length}`).toBe(found);
      }
    }
  });

  it('a PNG that is cut between two chunks of its pixels is cut', () => {
    const png = bad.png16();
    const [head, data] = [png.subarray(0, 33), png.subarray(41, -16)];
    const chunk = (bytes: Uint8Array) => {
      const named = bad.concat(Uint8Array.of(0x49, 0x44, 0x41, 0x54), bytes);
      const framed = new Uint8Array(named.length + 8);
      const view = new DataView(framed.buffer);
      view.setUint32(0, bytes.length);
      framed.set(named, 4);
      view.setUint32(named.length + 4, crc32(named));
      return framed;
    };
    const at = data.length >> 1;
    const [first, second] = [chunk(data.subarray(0, at)), chunk(data.subarray(at))];
    expect(state(bad.concat(head, first, second, png.subarray(-12)))).toBe('whole');
    expect(state(bad.concat(head, first, second))).toBe('no-end');
    expect(state(bad.concat(head, first))).toBe('cut');
  });

  it.each([
    ['JPEG', bad.jpeg(), 2],
    ['PNG', bad.png16(), 12],
    ['PNG', bad.png16(), 5],
  ])('a %s whose end is put back is what it was', (_, bytes, lacking) => {
    const cut = bytes.slice(0, -lacking);
    expect(withEnd(sniff(cut)!, cut)).toEqual(bytes);
  });

  it('no prefix of a first frame is whole', () => {
    const gif = bad.animatedGif();
    for (let length = 16; length < gif.length / 2; length++) {
      expect(state(gif.slice(0, length)), `${length}`).toBe('cut');
    }
  });

  it('a PNG whose pixels do not fit their checksum is damaged, its texts may', () => {
    const png = bad.png16();
    const data = bad.concat(png.subarray(0, -40), Uint8Array.of(1), png.subarray(-39));
    expect(state(data)).toBe('damaged');
    const text = Uint8Array.of(0, 0, 0, 2, 0x74, 0x45, 0x58, 0x74, 0x61, 0, 9, 9, 9, 9);
    expect(state(bad.concat(png.subarray(0, 33), text, png.subarray(33)))).toBe('whole');
  });

  it('a JPEG without its end marker has all of its picture', () => {
    expect(state(bad.jpeg().slice(0, -2))).toBe('no-end');
    expect(state(bad.truncatedJpeg())).toBe('cut');
  });

  it('of a JPEG with arithmetic codes, the end marker alone is looked for', () => {
    const bytes = bad.jpeg();
    bytes[bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0) + 1] = 0xc9;
    expect(state(bytes)).toBe('whole');
    expect(state(bytes.slice(0, -2))).toBe('cut');
  });

  it('is not fooled by the end marker of an EXIF thumbnail', () => {
    expect(state(bad.truncatedJpegWithThumbnail())).toBe('cut');
  });

  it('skips padding in front of a marker', () => {
    const bytes = bad.jpeg();
    const padded = bad.concat(
      bytes.subarray(0, -2),
      new Uint8Array([0xff, 0xff]),
      bytes.subarray(-2),
    );
    expect(state(padded)).toBe('whole');
  });

  it('ends on rubbish', () => {
    expect(state(new Uint8Array(1000).fill(0xff).fill(0xd8, 1, 2))).toBe('cut');
    expect(state(bad.concat(bad.jpeg().subarray(0, 4), new Uint8Array(50)))).toBe('cut');
  });
});
