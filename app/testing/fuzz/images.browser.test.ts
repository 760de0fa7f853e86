import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProblemError } from '../../core/project/problem';
import { randomFrom } from '../../core/statistics/random';
import { createImaging } from '../../platform/imaging/client';
import { asFile, concat, jpeg, png16, quadrantSize, rotatedJpeg, tiff, webp, type Bytes } from '../bad-files'; // prettier-ignore
import { below, mutateBytes, pick, setNumber, type Random } from './mutate';

const FILES = 500;
const SEED = 11;

/** Most of what can go wrong is decided in the header. */
const HEADER_BYTES = 200;

const { width, height } = quadrantSize;
const colours = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 7) % 256);
const sources: readonly (readonly [name: string, bytes: Bytes])[] = [
  ['a.png', png16()],
  ['a.jpg', jpeg()],
  ['turned.jpg', rotatedJpeg()],
  ['a.webp', webp()],
  ['a.tif', tiff({ data: colours, channels: 3, photometric: 2 })],
  ['a.bmp', bmp()],
];

/** 24 bits a pixel, bottom up. */
function bmp(): Bytes {
  const head = new DataView(new ArrayBuffer(54));
  head.setUint16(0, 0x424d);
  head.setUint32(2, 54 + colours.length, true);
  head.setUint32(10, 54, true);
  head.setUint32(14, 40, true);
  head.setInt32(18, width, true);
  head.setInt32(22, height, true);
  head.setUint16(26, 1, true);
  head.setUint16(28, 24, true);
  return concat(new Uint8Array(head.buffer), colours);
}

function mutant(random: Random): File {
  const [name, bytes] = pick(random, sources);
  let mutated = bytes;
  for (let i = below(random, 2); i >= 0; i--) {
    mutated = random() < 0.3 ? setNumber(random, mutated, HEADER_BYTES) : mutateBytes(random, mutated); // prettier-ignore
  }
  return asFile(name, mutated);
}

const uncaught: string[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent) =>
  uncaught.push(String('reason' in event ? event.reason : event.message));

beforeEach(() => {
  addEventListener('error', note);
  addEventListener('unhandledrejection', note);
});
afterEach(() => {
  removeEventListener('error', note);
  removeEventListener('unhandledrejection', note);
});

it(`${FILES} mutated images are refused with a reason or decoded, and the decoder lives on`, async () => {
  const random = randomFrom(SEED);
  const imaging = createImaging();
  const never = new AbortController().signal;
  const decode = (file: File) => imaging.decode(file, file.name, never);
  const outcomes = new Map<string, number>();
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  for (let i = 0; i < FILES; i++) {
    const file = mutant(random);
    try {
      const { image, thumbnail } = await decode(file);
      expect(image.data.length, `file ${i}`).toBe(image.width * image.height * 4);
      expect(thumbnail.size).toBeGreaterThan(0);
      const bitmap = await imaging.bitmap(file, file.name, 64, never);
      expect(Math.max(bitmap.width, bitmap.height)).toBeLessThanOrEqual(64);
      bitmap.close();
      const levels = await imaging.levels(file, file.name, { kind: 'coarse' }, never);
      for (const tile of levels.flatMap(({ tiles }) => tiles)) tile.close();
      count('decoded');
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      count(error.problem.kind);
    }
  }
  console.info(Object.fromEntries(outcomes));
  expect(uncaught).toEqual([]);
  for (const broken of ['engine-lost', 'engine-failed', 'out-of-memory']) {
    expect(outcomes.get(broken) ?? 0, broken).toBe(0);
  }
  expect(outcomes.size).toBeGreaterThan(3);
  for (const [name, bytes] of sources) {
    const { image } = await decode(asFile(name, bytes));
    expect([width, height], name).toContain(image.width);
  }
});
