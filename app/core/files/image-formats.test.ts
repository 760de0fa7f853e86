import { describe, expect, it } from 'vitest';
import * as bad from '../../testing/bad-files';
import { sniff } from './image-formats';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('sniff', () => {
  it.each([
    ['JPEG', bad.jpeg()],
    ['JPEG', bad.rotatedJpeg()],
    ['PNG', bad.tinyPng()],
    ['GIF', bad.animatedGif()],
    ['WebP', bad.webp()],
    ['AVIF', bad.avif()],
    ['HEIC', bad.heic()],
    ['TIFF', bad.tiff({ data: bad.ramp16(), channels: 1, photometric: 1 })],
    ['TIFF', bad.tiff({ data: bad.ramp16(), channels: 1, photometric: 1, bigEndian: true })],
    ['BMP', bytes('BM\x36\x12\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
    ['BMP', bytes('BM\x36\x12\0\0odd!\x1a\0\0\0\x0c\0\0\0')],
    ['TIFF', bytes('II\x2b\0\x08\0\0\0')],
    ['PNM', bytes('P5\n150 100\n255\n')],
    ['OpenEXR', bytes('\x76\x2f\x31\x01\x02\0\0\0')],
    ['FITS', bytes('SIMPLE  =                    T')],
    ['ICO', bytes('\0\0\x01\0\x01\0 \x20\0\0')],
    ['camera raw', bytes('IIU\0\x18\0\0\0')],
    ['JPEG XL', bytes('\0\0\0\x0cJXL \r\n\x87\n')],
    ['JPEG 2000', bytes('\0\0\0\x0cjP  \r\n\x87\n')],
    ['Photoshop', bytes('8BPS\0\x01')],
    ['camera raw', bytes('\0\0\0\x18ftypcrx \0\0\0\x01crx isom')],
  ])('%s', (name, head) => {
    expect(sniff(head)?.name).toBe(name);
  });

  it.each([
    ['text', bad.textFile()],
    ['text that begins like a bitmap', bytes('BMW 318i, rear left wheel, 2024\n')],
    ['SVG', bad.svgFile()],
    ['video in the same container as HEIC', bytes('\0\0\0\x18ftypisom\0\0\0\0isommp42')],
    ['sound in the same container as WebP', bytes('RIFF\x24\0\0\0WAVEfmt ')],
    ['PDF', bytes('%PDF-1.7\n')],
    ['nothing', new Uint8Array(0)],
    ['half a signature', bytes('\x89PN')],
  ])('%s is no picture', (_, head) => {
    expect(sniff(head)).toBeNull();
  });

  it('reads a head that is a view into something larger', () => {
    const padded = bad.concat(new Uint8Array(5), bad.avif());
    expect(sniff(padded.subarray(5))?.name).toBe('AVIF');
  });
});
