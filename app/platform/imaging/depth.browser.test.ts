import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import * as bad from '../../testing/bad-files';
import { createImaging } from './client';

const never = new AbortController().signal;
/** The size that `bad.tiff` writes. */
const [width, height] = [48, 32];

/** A ramp from 0 to `most` along the rows, 16 bits a sample. */
const ramp = (most: number) =>
  Uint16Array.from({ length: width * height }, (_, i) =>
    Math.round(((i % width) / (width - 1)) * most),
  );

const files = (most: number) => ({
  png: new File(
    [encode({ width, height, channels: 1, depth: 16, data: ramp(most) }).slice()],
    'a.png',
  ),
  tiff: new File([bad.tiff({ data: ramp(most), channels: 1, photometric: 1 })], 'a.tif'),
});

async function read(file: File, bits: Parameters<ReturnType<typeof createImaging>['readFrom']>[0]) {
  const imaging = createImaging();
  imaging.readFrom(bits);
  const { image, depth } = await imaging.decode(file, file.name, never);
  const last = image.data[(width - 1) * 4]!;
  const bitmap = await imaging.bitmap(file, file.name, 64, never);
  const shown = (await imaging.pixels(bitmap, never)).data[(width - 1) * 4]!;
  bitmap.close();
  return { depth, last, shown };
}

describe.each(['png', 'tiff'] as const)('camera data in a %s of 16 bits', (kind) => {
  it('is read by what it holds, for the engine and the viewer alike', async () => {
    const found = await read(files(4095)[kind], null);
    expect(found.depth).toEqual({ reach: 12, readAs: 12 });
    expect([found.last, found.shown]).toEqual([255, 255]);
  });

  it('is read as it is told to', async () => {
    const found = await read(files(1023)[kind], 12);
    expect(found.depth).toEqual({ reach: 10, readAs: 12 });
    expect(Math.abs(found.last - 64)).toBeLessThanOrEqual(1);
    expect((await read(files(16_383)[kind], 12)).last).toBe(255);
  });

  it('is as it always was where all bits are used', async () => {
    const found = await read(files(65_535)[kind], null);
    expect(found).toEqual({ depth: { reach: 16, readAs: 16 }, last: 255, shown: 255 });
  });
});

it('a photo of 8 bits has no depth', async () => {
  const imaging = createImaging();
  imaging.readFrom(12);
  const data = new Uint8Array(width * height).fill(90);
  const file = new File([encode({ width, height, channels: 1, data }).slice()], 'a.png');
  const { image, depth } = await imaging.decode(file, file.name, never);
  expect([depth, image.data[0]]).toEqual([null, 90]);
});
