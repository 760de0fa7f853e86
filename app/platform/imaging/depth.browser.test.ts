import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import * as bad from '../../testing/bad-files';
import { createImaging } from './client';
import { crc32 } from './crc32';

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

/** A chunk of a PNG behind its header chunk. */
function withChunk(png: Uint8Array, name: string, data: readonly number[]): File {
  const named = Uint8Array.from([...Array.from(name, (letter) => letter.charCodeAt(0)), ...data]);
  const long = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
  const chunk = Uint8Array.from([...long(data.length), ...named, ...long(crc32(named))]);
  return bad.asFile('a.png', bad.concat(png.subarray(0, 33), chunk, png.subarray(33)));
}

describe('camera data in a PNG', () => {
  const png = async () => new Uint8Array(await files(4095).png.arrayBuffer());
  const decode = (file: File) => createImaging().decode(file, file.name, never);

  it('is turned as its EXIF data says, whatever its range', async () => {
    // One entry: orientation 6.
    const exif = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]; // prettier-ignore
    const file = withChunk(await png(), 'eXIf', exif);
    for (const bits of [12, 16] as const) {
      const imaging = createImaging();
      imaging.readFrom(bits);
      const { image } = await imaging.decode(file, file.name, never);
      expect([image.width, image.height]).toEqual([height, width]);
    }
  });

  it('is read by what it holds, also beside a text that makes no sense', async () => {
    const { depth } = await decode(withChunk(await png(), 'tEXt', [0, 1, 2]));
    expect(depth).toEqual({ reach: 12, readAs: 12 });
  });

  it('and without its end, which is said', async () => {
    const whole = await decode(files(4095).png);
    const cut = bad.asFile('a.png', (await png()).slice(0, -12));
    const { image, depth, remarks } = await decode(cut);
    expect(image).toEqual(whole.image);
    expect([depth, remarks]).toEqual([{ reach: 12, readAs: 12 }, [{ kind: 'no-end' }]]);
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
