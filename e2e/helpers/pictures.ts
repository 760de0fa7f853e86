import { encode } from 'fast-png';
import * as bad from '../../app/testing/bad-files';
import type { FilePayload } from './files';

const SIDE_PX = 48;

/** A mask of a plate's size that marks a square of it, another place for each number. */
export function squareMask(number: number): Buffer {
  const data = new Uint8Array(SIDE_PX * SIDE_PX);
  const [left, top] = [(number * 7) % 36, (number * 13) % 36];
  for (let y = top; y < top + 10; y++) data.fill(255, y * SIDE_PX + left, y * SIDE_PX + left + 10);
  return Buffer.from(encode({ width: SIDE_PX, height: SIDE_PX, data, channels: 1 }));
}

/** A grey plate with a few blocks; every number gives another picture. */
export function plate(number: number): Buffer {
  const data = new Uint8Array(SIDE_PX * SIDE_PX).fill(120);
  for (let block = 0; block < 3; block++) {
    const [x, y] = [(number * 7 + block * 17) % 36, (number * 13 + block * 11) % 36];
    const level = 60 + ((number * 29 + block * 67) % 160);
    for (let row = y; row < y + 9; row++)
      data.fill(level, row * SIDE_PX + x, row * SIDE_PX + x + 9);
  }
  // The number itself, so that no two files are the same.
  for (let bit = 0; bit < 16; bit++) data[bit] = (number >> bit) & 1 ? 130 : 110;
  return Buffer.from(encode({ width: SIDE_PX, height: SIDE_PX, channels: 1, data }));
}

const tiff = (bits: 8 | 16) =>
  bad.tiff({ data: bad.quadrantSamples(bits), channels: 3, photometric: 2 });

/** Unusual but sound: the size that a person would see. */
export const odd: readonly { name: string; bytes: Uint8Array; pixels: string }[] = [
  { name: 'inks.jpg', bytes: bad.cmykJpeg(), pixels: '48 × 32' },
  { name: 'grey.jpg', bytes: bad.greyJpeg(), pixels: '48 × 32' },
  { name: 'see-through.png', bytes: bad.alphaPng(), pixels: '48 × 32' },
  { name: 'deep.png', bytes: bad.png16(), pixels: '48 × 32' },
  { name: 'scan.tif', bytes: tiff(8), pixels: '48 × 32' },
  { name: 'deep-scan.tiff', bytes: tiff(16), pixels: '48 × 32' },
  { name: 'moving.gif', bytes: bad.animatedGif(), pixels: '48 × 32' },
  { name: 'upright.jpg', bytes: bad.rotatedJpeg(6), pixels: '32 × 48' },
];

/** Beyond help: what the list says, and what the viewer says of it. */
export const broken: readonly { name: string; bytes: Uint8Array; short: string; full: RegExp }[] = [
  { name: 'empty.jpg', bytes: bad.emptyFile(), short: 'Empty file', full: /0 bytes/ },
  {
    name: 'cut.jpg',
    bytes: bad.truncatedJpeg(),
    short: 'File is cut short',
    full: /end of the file is missing/,
  },
  {
    name: 'notes.png',
    bytes: bad.textFile(),
    short: 'Not an image',
    full: /content is not an image/,
  },
  {
    name: 'dot.png',
    bytes: bad.tinyPng(),
    short: 'Too small: 1 × 1',
    full: /each side needs at least 16/,
  },
  {
    name: 'wall.png',
    bytes: bad.hugePng(),
    short: 'Too large: 12,000 × 12,000',
    full: /more than the 100 megapixels/,
  },
  { name: 'noise.png', bytes: bad.corruptPng(), short: 'Damaged PNG', full: /PNG data is damaged/ },
  {
    name: 'phone.heic',
    bytes: bad.heic(),
    short: 'HEIC not supported here',
    full: /Save the photo as JPEG or PNG/,
  },
];

export function payload({ name, bytes }: { name: string; bytes: Uint8Array }): FilePayload {
  return { name, mimeType: '', buffer: Buffer.from(bytes) };
}

/** Files that no decoder opens, each with bytes of its own. */
export function wreck(number: number): Buffer {
  const whole = plate(number);
  if (number % 3 === 0) return Buffer.alloc(0);
  if (number % 3 === 1) return Buffer.from(`Part ${number} is missing.\n`);
  return whole.subarray(0, whole.length - 30);
}
