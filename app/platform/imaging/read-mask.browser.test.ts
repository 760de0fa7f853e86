import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { unpackBits } from '../../core/image/bit-mask';
import { ProblemError } from '../../core/project/problem';
import type { MaskJob } from '../../ports/imaging';
import * as bad from '../../testing/bad-files';
import { createImaging } from './client';
import { crc32 } from './crc32';

const imaging = createImaging();
const never = new AbortController().signal;
const [WIDTH, HEIGHT] = [48, 32];
const size = { width: WIDTH, height: HEIGHT };

/** The upper left quarter, or another one. */
const isInside = (x: number, y: number) => x < WIDTH / 2 && y < HEIGHT / 2;

/** One value a pixel: what is inside and what is not. */
const fill = (inside: number, outside: number) =>
  Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    isInside(i % WIDTH, Math.floor(i / WIDTH)) ? inside : outside,
  );

const quarter = Uint8Array.from(fill(1, 0));

async function read(masks: readonly Blob[], photo: MaskJob['photo'] = null, at = size) {
  const { bits, marked } = await imaging.mask({ masks, photo, size: at }, never);
  return { mask: unpackBits(bits, at), marked };
}

const problemOf = (job: MaskJob) =>
  imaging.mask(job, never).then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );

function png(channels: number, values: readonly number[], depth: 8 | 16 = 8, at = size): Blob {
  const data = depth === 16 ? Uint16Array.from(values) : Uint8Array.from(values);
  return new Blob([new Uint8Array(encode({ ...at, data, channels, depth }))]);
}

/** `inside` and `outside` as pixels of several channels. */
const pixels = (inside: number[], outside: number[]) =>
  fill(1, 0).flatMap((value) => (value === 1 ? inside : outside));

async function palettePng(colours: readonly number[][], alphas: readonly number[] = []) {
  const rows = Array.from({ length: HEIGHT }, (_, y) => [0, ...fill(1, 0).slice(y * WIDTH, (y + 1) * WIDTH)]); // prettier-ignore
  const stream = new Blob([Uint8Array.from(rows.flat())]).stream();
  const packed = await new Response(stream.pipeThrough(new CompressionStream('deflate'))).bytes();
  const chunk = (name: string, data: ArrayLike<number>) => {
    const bytes = Uint8Array.from([...name].map((letter) => letter.charCodeAt(0)).concat(Array.from(data))); // prettier-ignore
    return [...long(data.length), ...bytes, ...long(crc32(bytes))];
  };
  const head = [...long(WIDTH), ...long(HEIGHT), 8, 3, 0, 0, 0];
  const bytes = [
    ...SIGNATURE,
    ...chunk('IHDR', head),
    ...chunk('PLTE', colours.flat()),
    ...(alphas.length > 0 ? chunk('tRNS', alphas) : []),
    ...chunk('IDAT', packed),
    ...chunk('IEND', []),
  ];
  return new Blob([Uint8Array.from(bytes)]);
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]; // prettier-ignore

async function drawn(type: string, colour: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#000';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = colour;
  context.fillRect(0, 0, WIDTH / 2, HEIGHT / 2);
  return canvas.convertToBlob({ type, quality: 1 });
}

describe('what a mask marks', () => {
  it.each([
    ['white', () => png(1, fill(255, 0))],
    ['a class of 1', () => png(1, fill(1, 0))],
    ['16 bits of 1', () => png(1, fill(1, 0), 16)],
    ['16 bits of 65,535', () => png(1, fill(65535, 0), 16)],
    ['a dark colour', () => png(3, pixels([0, 0, 7], [0, 0, 0]))],
    ['black on transparency', () => png(4, pixels([0, 0, 0, 255], [0, 0, 0, 0]))],
    ['hardly opaque on transparency', () => png(4, pixels([255, 0, 0, 40], [255, 0, 0, 0]))],
    ['white on opaque black', () => png(4, pixels([255, 255, 255, 255], [0, 0, 0, 255]))],
    ['grey with alpha', () => png(2, pixels([0, 255], [0, 0]))],
    ['16 bits with alpha', () => png(2, pixels([0, 1], [0, 0]), 16)],
    [
      'a palette like that of VOC',
      () =>
        palettePng([
          [0, 0, 0],
          [128, 0, 0],
        ]),
    ],
    [
      'a palette of a dark colour',
      () =>
        palettePng([
          [0, 0, 0],
          [0, 0, 64],
        ]),
    ],
    [
      'a palette with transparency',
      () =>
        palettePng(
          [
            [255, 255, 255],
            [0, 0, 0],
          ],
          [0, 255],
        ),
    ],
    [
      'a palette without black',
      () =>
        palettePng([
          [68, 1, 84],
          [253, 231, 37],
        ]),
    ],
    ['a JPEG', () => drawn('image/jpeg', '#fff')],
    ['a WebP', () => drawn('image/webp', '#fff')],
  ] as const)('%s', async (name, make) => {
    const { mask, marked } = await read([await make()]);
    if (/JPEG|WebP/.test(name)) {
      expect(marked).toBeGreaterThan(0.24);
      expect(marked).toBeLessThan(0.28);
    } else {
      expect(mask).toEqual(quarter);
      expect(marked).toBe(0.25);
    }
  });

  it('a TIFF of 16 bits with 1', async () => {
    const bytes = bad.tiff({ data: Uint16Array.from(fill(1, 0)), channels: 1, photometric: 1 });
    expect((await read([new Blob([bytes])])).mask).toEqual(quarter);
  });

  it('nothing in a black one, whatever its kind', async () => {
    const black = [png(1, fill(0, 0)), png(3, pixels([0, 0, 0], [0, 0, 0])), png(4, pixels([9, 9, 9, 0], [0, 0, 0, 0])), await drawn('image/jpeg', '#000')]; // prettier-ignore
    for (const mask of black) expect((await read([mask])).marked).toBe(0);
    expect((await read([png(1, fill(255, 255))])).marked).toBe(1);
  });

  it('several masks together, of several sizes', async () => {
    const small = { width: 24, height: 16 };
    const other = png(
      1,
      Array.from({ length: 24 * 16 }, (_, i) => Number(i >= 24 * 8)),
      8,
      small,
    );
    const { mask } = await read([png(1, fill(255, 0)), other]);
    expect(mask).toEqual(
      Uint8Array.from(quarter, (bit, i) => (i >= WIDTH * (HEIGHT / 2) ? 1 : bit)),
    );
  });
});

describe('a mask over its photo', () => {
  /** Shown as 32 x 48, stored as 48 x 32. */
  const photo = (orientation: number) => bad.asFile('p.jpg', bad.rotatedJpeg(orientation));
  const upright = { width: 32, height: 48 };

  it('is turned with the stored pixels, and left alone when it is upright', async () => {
    const turned = await read([png(1, fill(255, 0))], { file: photo(6), size: upright }, upright);
    // Top left in the file is top right when it is turned by 90 degrees.
    const right = Array.from({ length: 32 * 48 }, (_, i) => Number(i % 32 >= 16 && i < 32 * 24));
    expect([...turned.mask]).toEqual(right);
    const shown = Array.from({ length: 32 * 48 }, (_, i) => Number(i < 32));
    const same = await read(
      [png(1, shown, 8, upright)],
      { file: photo(6), size: upright },
      upright,
    );
    expect([...same.mask]).toEqual(shown);
  });

  it('is refused where it fits both ways, or in none, with both sizes', async () => {
    const masks = [png(1, fill(255, 0))];
    const job = (orientation: number, of: typeof size) =>
      problemOf({ masks, photo: { file: photo(orientation), size: of }, size });
    expect(await job(3, size)).toEqual({ kind: 'mask-turned' });
    expect(await job(1, size)).toBeNull();
    expect(await job(1, upright)).toEqual({ kind: 'mask-shape', mask: size, photo: upright });
    expect(await job(1, { width: 480, height: 320 }), 'another size scales').toBeNull();
  });
});
