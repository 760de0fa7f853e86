import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RgbaImage } from '../../core/image/rgba';
import { ProblemError } from '../../core/project/problem';
import type { Bytes } from '../../testing/bad-files';
import * as bad from '../../testing/bad-files';
import { farthest, picture, pictureSize, sample } from '../../testing/pictures/pictures';
import { createImaging } from './client';
import { decodeFile } from './handlers';
import { orient } from './orient';

const imaging = createImaging();
const never = new AbortController().signal;

const decode = (file: Blob, signal = never) => imaging.decode(file, 'part.png', signal);
const decodeBytes = (bytes: Bytes, name = 'part.png') => decode(bad.asFile(name, bytes));
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );

/** Colours of the quadrants at their centres. */
function quadrants({ width, height, data }: RgbaImage): number[][] {
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
      return [...data.subarray(at, at + 4)];
    }),
  );
}

/** Decoders of one format differ by a few levels. */
function expectQuadrants(
  image: RgbaImage,
  colours: readonly (readonly number[])[],
  tolerance: number,
): void {
  quadrants(image).forEach((found, i) => {
    const expected = [...colours[i]!, 255];
    const apart = Math.max(...found.map((value, k) => Math.abs(value - expected[k]!)));
    expect(apart, `quadrant ${i}: ${found} is not ${expected}`).toBeLessThanOrEqual(tolerance);
  });
}

describe('files that cannot be used', () => {
  it.each([
    ['empty', bad.emptyFile(), { kind: 'empty-file' }],
    ['text named .png', bad.textFile(), { kind: 'not-an-image' }],
    ['SVG', bad.svgFile(), { kind: 'not-an-image' }],
    ['truncated JPEG', bad.truncatedJpeg(), { kind: 'truncated' }],
    ['half a JPEG', bad.cutInHalf(bad.jpeg()), { kind: 'truncated' }],
    ['truncated JPEG with a thumbnail', bad.truncatedJpegWithThumbnail(), { kind: 'truncated' }],
    ['half a PNG', bad.cutInHalf(bad.png16()), { kind: 'truncated' }],
    ['half a WebP', bad.cutInHalf(bad.webp()), { kind: 'truncated' }],
    ['half a GIF', bad.cutInHalf(bad.cutInHalf(bad.animatedGif())), { kind: 'truncated' }],
    ['PNG with rubbish inside', bad.corruptPng(), { kind: 'undecodable', format: 'PNG' }],
    ['HEIC', bad.heic(), { kind: 'unsupported-format', format: 'HEIC' }],
    ['1 x 1', bad.tinyPng(), { kind: 'too-small', width: 1, height: 1, minSidePx: 16 }],
  ])('%s', async (_, bytes, problem) => {
    expect(await failure(decodeBytes(bytes))).toEqual(problem);
    expect(await failure(imaging.bitmap(new Blob([bytes]), 'a', 100, never))).toEqual(problem);
  });

  it('refuses 144 megapixels by the header, without decoding', async () => {
    const { width, height, maxMegapixels } = { width: 12_000, height: 12_000, maxMegapixels: 100 };
    const file = bad.asFile('huge.png', bad.hugePng());
    expect(file.size).toBeLessThan(100_000);
    const problem = { kind: 'too-large', width, height, maxMegapixels };
    expect(await failure(decode(file))).toEqual(problem);
    const decoder = vi.spyOn(globalThis, 'createImageBitmap');
    expect(await failure(decodeFile(file, null, never))).toEqual(problem);
    expect(decoder).not.toHaveBeenCalled();
    decoder.mockRestore();
  });

  it('what a TIFF has that is not read is named', async () => {
    const problem = { kind: 'unsupported-feature', format: 'TIFF', feature: 'LERC compression' };
    expect(await failure(decodeBytes(picture('lerc')))).toEqual(problem);
  });

  it.each(['jpeg plain', 'jpeg progressive'] as const)('half a %s with an end', async (name) => {
    const closed = bad.concat(bad.cutInHalf(picture(name)), Uint8Array.of(0xff, 0xd9));
    expect(await failure(decodeBytes(closed))).toEqual({ kind: 'truncated' });
  });
});

describe('pixels', () => {
  it.each([
    ['JPEG', bad.jpeg(), 3],
    ['JPEG named .tiff', bad.jpeg(), 3],
    ['WebP', bad.webp(), 5],
    ['AVIF', bad.avif(), 4],
    ['TIFF', bad.tiff({ data: bad.quadrantSamples(8), channels: 3, photometric: 2 }), 0],
    ['16-bit TIFF', bad.tiff({ data: bad.quadrantSamples(16), channels: 3, photometric: 2 }), 0],
  ])('%s', async (name, bytes, tolerance) => {
    const { image } = await decodeBytes(bytes, name);
    expect([image.width, image.height]).toEqual([48, 32]);
    expect(image.data.length).toBe(48 * 32 * 4);
    expectQuadrants(image, bad.quadrantColours, tolerance);
  });

  it('grey JPEG', async () => {
    const greys = bad.greyQuadrants.map((grey) => [grey, grey, grey]);
    expectQuadrants((await decodeBytes(bad.greyJpeg())).image, greys, 2);
  });

  it('CMYK JPEG, not inverted', async () => {
    const inks = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [127, 127, 127],
    ];
    expectQuadrants((await decodeBytes(bad.cmykJpeg())).image, inks, 12);
  });

  it('the first frame of an animation', async () => {
    const red = Array.from({ length: 4 }, () => [255, 0, 0]);
    expectQuadrants((await decodeBytes(bad.animatedGif())).image, red, 0);
  });

  it('stands a phone photo upright', async () => {
    const { image } = await decodeBytes(bad.rotatedJpeg(6));
    expect([image.width, image.height]).toEqual([32, 48]);
    const [topLeft, topRight, bottomLeft, bottomRight] = bad.quadrantColours;
    expectQuadrants(image, [bottomLeft, topLeft, bottomRight, topRight], 3);
  });

  it('lays transparency over white', async () => {
    const { image } = await decodeBytes(bad.alphaPng([200, 0, 100]));
    for (let x = 0; x < image.width; x++) {
      const alpha = Math.round((x / 47) * 255) / 255;
      const expected = [200, 0, 100].map((value) => value * alpha + 255 * (1 - alpha));
      const found = [...image.data.subarray(x * 4, x * 4 + 3)];
      found.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(2.5));
      expect(image.data[x * 4 + 3]).toBe(255);
    }
  });

  it('16-bit PNG comes down to 8 bits', async () => {
    const { image } = await decodeBytes(bad.png16());
    for (let x = 0; x < image.width; x++) {
      expect(Math.abs(image.data[x * 4]! - bad.rampValue(x) / 257)).toBeLessThanOrEqual(1);
    }
  });

  it('reads pictures larger than a tile without a seam', async () => {
    const canvas = new OffscreenCanvas(9000, 600);
    const context = canvas.getContext('2d')!;
    const image = context.createImageData(9000, 600);
    const values = new Uint32Array(image.data.buffer);
    for (let i = 0; i < values.length; i++) values[i] = 0xff000000 | (i * 2654435761);
    context.putImageData(image, 0, 0);
    const decoded = await decode(await canvas.convertToBlob({ type: 'image/png' }));
    const found = new Uint32Array(decoded.image.data.buffer);
    const first = values.findIndex((value, i) => (value | 0xff000000) >>> 0 !== found[i]);
    expect(first).toBe(-1);
  });
});

describe('what decoders differ on', () => {
  it.each(['jpeg in tiff', 'jpeg tiles', 'webp in tiff'] as const)('%s', async (name) => {
    const { image, remarks } = await decodeBytes(picture(name));
    expect([image.width, image.height]).toEqual([20, 18]);
    // The picture wraps from white to black, which JPEG smears over its chroma.
    expect(meanApart(image, name === 'jpeg in tiff' ? 'grey' : 'colour')).toBeLessThan(
      name === 'webp in tiff' ? 0.001 : 6,
    );
    expect(remarks).toEqual([]);
  });

  it.each([2, 3, 4, 5, 6, 7, 8] as const)('WebP of orientation %i', async (orientation) => {
    const stored = { ...pictureSize, data: new Uint8ClampedArray(20 * 18 * 4).fill(255) };
    for (let i = 0; i < 20 * 18; i++) {
      for (let c = 0; c < 3; c++) stored.data[i * 4 + c] = sample(i % 20, Math.floor(i / 20), c);
    }
    const { image } = await decodeBytes(picture(`webp ${orientation}`));
    expect(image).toEqual(orient(stored, orientation));
    if (orientation !== 3 && orientation !== 6) return;
    const png = await decodeBytes(picture(`png ${orientation}`));
    expect(png.image).toEqual(image);
  });

  it.each(['jpeg plain', 'jpeg progressive'] as const)('%s without its end', async (name) => {
    const whole = await decodeBytes(picture(name));
    const { image, remarks } = await decodeBytes(picture(name).slice(0, -2));
    expect(image).toEqual(whole.image);
    expect([whole.remarks, remarks]).toEqual([[], [{ kind: 'no-end' }]]);
  });

  it('a PNG without its end', async () => {
    const whole = await decodeBytes(bad.alphaPng());
    const { image, remarks, hash } = await decodeBytes(bad.alphaPng().slice(0, -7));
    expect(image).toEqual(whole.image);
    expect([whole.remarks, remarks]).toEqual([[], [{ kind: 'no-end' }]]);
    expect(hash, 'that of the file').not.toBe(whole.hash);
  });

  it('says how many photos are in a TIFF', async () => {
    const { image, remarks } = await decodeBytes(picture('small page, then two photos'));
    expect(farthest(image, sample)).toBe(0);
    expect(remarks).toEqual([{ kind: 'pages', count: 2 }]);
  });

  it('BMP of OS/2, alpha of zero', async () => {
    const header = [0x42, 0x4d, 0, 0, 0, 0, 1, 2, 3, 4, 26, 0, 0, 0];
    const core = [12, 0, 0, 0, 16, 0, 16, 0, 1, 0, 32, 0];
    const pixels = Array.from({ length: 256 }, () => [30, 60, 200, 0]).flat();
    const { image } = await decodeBytes(Uint8Array.from([...header, ...core, ...pixels]));
    expect([...image.data.subarray(0, 4)]).toEqual([200, 60, 30, 255]);
  });
});

/** Mean difference to the picture, in levels; of grey where chroma is smeared. */
function meanApart({ width, height, data }: RgbaImage, kind: 'grey' | 'colour'): number {
  const luma = (of: (c: number) => number) => 0.299 * of(0) + 0.587 * of(1) + 0.114 * of(2);
  let sum = 0;
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const found = (c: number) => data[i * 4 + c]!;
    const expected = (c: number) => sample(x, y, c);
    if (kind === 'grey') sum += Math.abs(luma(found) - luma(expected));
    else for (let c = 0; c < 3; c++) sum += Math.abs(found(c) - expected(c)) / 3;
  }
  return sum / (width * height);
}

describe('beside the pixels', () => {
  it('hashes the file', async () => {
    const { hash } = await decodeBytes(bad.jpeg());
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bad.jpeg()));
    expect(hash).toBe(Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join(''));
  });

  it('makes a thumbnail of at most 192 px', async () => {
    const canvas = new OffscreenCanvas(1200, 600);
    canvas.getContext('2d')!.fillRect(0, 0, 600, 600);
    const { thumbnail } = await decode(await canvas.convertToBlob());
    expect(thumbnail.type).toBe('image/jpeg');
    const bitmap = await createImageBitmap(thumbnail);
    expect([bitmap.width, bitmap.height]).toEqual([192, 96]);
  });

  it('gives the viewer a bitmap no longer than asked', async () => {
    const bitmap = await imaging.bitmap(new Blob([bad.rotatedJpeg(6)]), 'a.jpg', 24, never);
    expect([bitmap.width, bitmap.height]).toEqual([16, 24]);
    const full = await imaging.bitmap(new Blob([bad.jpeg()]), 'a.jpg', 4096, never);
    expect([full.width, full.height]).toEqual([48, 32]);
  });
});

describe('abort and crash', () => {
  afterEach(() => vi.restoreAllMocks());

  it('rejects at once when aborted', async () => {
    const controller = new AbortController();
    const result = failure(decode(new Blob([bad.jpeg()]), controller.signal));
    controller.abort();
    expect(await result).toMatchObject({ name: 'AbortError' });
  });

  it('starts two workers at most, replaces a crashed one, and only its jobs are lost', async () => {
    const workers: Worker[] = [];
    const pool = createImaging(() => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      return worker;
    });
    const file = new Blob([bad.jpeg()]);
    const jobs = Array.from({ length: 6 }, () => failure(pool.decode(file, 'a.jpg', never)));
    expect(workers.length).toBe(2);
    workers[0]!.dispatchEvent(new ErrorEvent('error', { message: 'crash' }));
    const lost = { kind: 'engine-lost', detail: 'crash' };
    expect((await Promise.all(jobs)).map((found) => JSON.stringify(found)).sort()).toEqual([
      ...Array.from({ length: 3 }, () => '"no error"'),
      ...Array.from({ length: 3 }, () => JSON.stringify(lost)),
    ]);
    const again = Array.from({ length: 3 }, () => failure(pool.decode(file, 'a.jpg', never)));
    expect(await Promise.all(again)).toEqual(['no error', 'no error', 'no error']);
    expect(workers.length).toBe(3);
    for (const worker of workers) worker.terminate();
  });
});
