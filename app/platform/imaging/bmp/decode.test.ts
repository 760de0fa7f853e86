import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../core/project/problem';
import { concat } from '../../../testing/bad-files';
import { farthest, pictureSize, sample } from '../../../testing/pictures/pictures';
import { decodeBmp } from './decode';

const { width, height } = pictureSize;

/** Numbers of so many bytes each, lowest first. */
function packed(...fields: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 255),
    ),
  );
}

const core = (bits: number) => packed([4, 12], [2, width], [2, height], [2, 1], [2, bits]);

function info(
  bits: number,
  { size = 40, compression = 0, used = 0, down = height as number } = {},
) {
  const head = packed(
    [4, size],
    [4, width],
    [4, down < 0 ? 2 ** 32 + down : down],
    [2, 1],
    [2, bits],
  );
  const rest = packed([4, compression], [12, 0], [4, used], [4, 0]);
  return concat(head, rest, new Uint8Array(Math.max(0, size - 40))).slice(0, size);
}

function file(header: Uint8Array, tables: Uint8Array, data: Uint8Array, reserved = 0) {
  const at = 14 + header.length + tables.length;
  const start = packed([4, at + data.length], [4, reserved], [4, at]);
  return concat(Uint8Array.of(0x42, 0x4d), start, header, tables, data);
}

/** Rows from the lowest up, each padded to four bytes. */
function rows(bytesOf: (x: number, y: number) => readonly number[]): Uint8Array {
  const lines = Array.from({ length: height }, (_, row) => {
    const y = height - 1 - row;
    const line = Array.from({ length: width }, (__, x) => bytesOf(x, y)).flat();
    return [...line, ...Array<number>(-line.length & 3).fill(0)];
  });
  return Uint8Array.from(lines.flat());
}

const bgr = (x: number, y: number) => [2, 1, 0].map((channel) => sample(x, y, channel));
const none = new Uint8Array(0);
const greyTable = (bytes: 3 | 4) =>
  Uint8Array.from({ length: 256 * bytes }, (_, i) => (i % bytes === 3 ? 0 : Math.floor(i / bytes)));
const grey = (x: number, y: number) => sample(x, y, 0);
const indexed = rows((x, y) => [grey(x, y)]);

function problem(bytes: Uint8Array<ArrayBuffer>) {
  try {
    return decodeBmp(bytes);
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error;
  }
}

describe('decodeBmp', () => {
  it.each([
    ['Windows', file(info(24), none, rows(bgr))],
    ['OS/2', file(core(24), none, rows(bgr))],
    ['reserved bytes that are not zero', file(info(24), none, rows(bgr), 0xdeadbeef)],
    [
      '32 bits, the last byte reserved',
      file(
        info(32),
        none,
        rows((x, y) => [...bgr(x, y), 0]),
      ),
    ],
    [
      '32 bits, the last byte odd',
      file(
        info(32),
        none,
        rows((x, y) => [...bgr(x, y), x]),
      ),
    ],
  ])('%s', (_, bytes) => {
    const image = decodeBmp(bytes);
    expect(image).toMatchObject(pictureSize);
    expect(farthest(image, sample)).toBe(0);
    expect(image.data.every((value, i) => i % 4 < 3 || value === 255)).toBe(true);
  });

  it.each([
    ['Windows', file(info(8), greyTable(4), indexed)],
    ['OS/2 1', file(core(8), greyTable(3), indexed)],
    ['OS/2 2, short', file(info(8, { size: 16 }), greyTable(4), indexed)],
    ['OS/2 2, long', file(info(8, { size: 64 }), greyTable(4), indexed)],
    ['version 5', file(info(8, { size: 124 }), greyTable(4), indexed)],
  ])('256 colours, %s', (_, bytes) => {
    expect(farthest(decodeBmp(bytes), grey)).toBe(0);
  });

  it('top row first', () => {
    const upside = rows((x, y) => bgr(x, height - 1 - y));
    expect(farthest(decodeBmp(file(info(24, { down: -height }), none, upside)), sample)).toBe(0);
  });

  it.each([
    ['555', 0, [10, 5, 0], [5, 5, 5]],
    ['565', 3, [11, 5, 0], [5, 6, 5]],
  ] as const)('16 bits, %s', (_, compression, shifts, sizes) => {
    const masks = packed(
      ...shifts.map((shift, i) => [4, (2 ** sizes[i]! - 1) * 2 ** shift] as const),
    );
    const data = rows((x, y) => {
      const value = shifts.reduce(
        (sum: number, shift, i) => sum + (sample(x, y, i) >> (8 - sizes[i]!)) * 2 ** shift,
        0,
      );
      return [value & 255, value >> 8];
    });
    const bytes = file(info(16, { compression }), compression ? masks : none, data);
    const expected = (x: number, y: number, c: number) =>
      Math.round(((sample(x, y, c) >> (8 - sizes[c]!)) * 255) / (2 ** sizes[c]! - 1));
    expect(farthest(decodeBmp(bytes), expected)).toBe(0);
  });

  const withAlpha = (alpha: (x: number) => number) => {
    const header = info(32, { size: 108, compression: 3 });
    header.set(packed([4, 0xff0000], [4, 0xff00], [4, 0xff], [4, 0xff000000]), 40);
    return decodeBmp(
      file(
        header,
        none,
        rows((x, y) => [...bgr(x, y), alpha(x)]),
      ),
    );
  };

  it('alpha is heeded where a field says so', () => {
    const image = withAlpha((x) => x * 10);
    expect([...image.data.subarray(0, 80)].filter((_, i) => i % 4 === 3)).toEqual(
      Array.from({ length: width }, (_, x) => x * 10),
    );
  });

  it('alpha of zero throughout was never meant', () => {
    const image = withAlpha(() => 0);
    expect(farthest(image, sample)).toBe(0);
    expect(image.data.every((value, i) => i % 4 < 3 || value === 255)).toBe(true);
  });
});

describe('run lengths', () => {
  const coded = (data: readonly number[], bits: 4 | 8 = 8) =>
    file(
      info(bits, { compression: bits === 8 ? 1 : 2 }),
      greyTable(4).slice(0, 4 << bits),
      Uint8Array.from(data),
    );
  /** Every row runs of one colour; the lowest row is the first. */
  const plain = Array.from({ length: height }, (_, row) => [width, row * 10, 0, 0]).flat();
  const byRow = (_: number, y: number) => (height - 1 - y) * 10;

  it('8 bits, with and without the end', () => {
    expect(farthest(decodeBmp(coded([...plain, 0, 1])), byRow)).toBe(0);
    expect(farthest(decodeBmp(coded(plain.slice(0, -2))), byRow)).toBe(0);
  });

  it('stretches as they are, padded to a word', () => {
    const row = Array.from({ length: 19 }, (_, x) => x * 2);
    const data = Array.from({ length: height }, () => [0, 19, ...row, 0, 1, 38, 0, 0]).flat();
    expect(farthest(decodeBmp(coded([...data, 0, 1])), (x) => x * 2)).toBe(0);
  });

  it('4 bits, by turns', () => {
    const data = Array.from({ length: height }, () => [width, 0x3c, 0, 0]).flat();
    const image = decodeBmp(coded([...data, 0, 1], 4));
    expect(farthest(image, (x) => (x % 2 ? 12 : 3))).toBe(0);
  });

  it('what is jumped over has the first colour', () => {
    const data = [width, 50, 0, 0, 0, 2, 0, 2, width, 90, 0, 1];
    const image = decodeBmp(coded([0, 0, ...data]));
    const values: Record<number, number> = { [height - 2]: 50 };
    expect(farthest(image, (_, y) => values[y] ?? (y === height - 5 ? 90 : 0))).toBe(0);
  });

  it('nothing is painted in part', () => {
    const damaged = { kind: 'undecodable', format: 'BMP' };
    expect(problem(coded(plain.slice(0, 30)))).toEqual({ kind: 'truncated' });
    expect(problem(coded([width + 1, 9, 0, 1]))).toEqual(damaged);
    expect(problem(coded([...plain, 1, 9, 0, 1]))).toEqual(damaged);
    expect(problem(coded([0, 2, 0, 200, 0, 1]))).toEqual(damaged);
  });
});

describe('what is refused', () => {
  const whole = file(info(24), none, rows(bgr));

  it('a cut file, anywhere', () => {
    for (let length = 14; length < whole.length - 1; length += 7) {
      expect(problem(whole.slice(0, length)), `${length}`).toEqual({ kind: 'truncated' });
    }
  });

  it.each([
    ['a JPEG inside', info(24, { compression: 4 }).fill(0, 14, 16)],
    ['a PNG inside', info(24, { compression: 5 })],
    ['fax compression', info(1, { size: 64, compression: 3 })],
  ])('%s', (feature, header) => {
    expect(problem(file(header, none, indexed))).toEqual({
      kind: 'unsupported-feature',
      format: 'BMP',
      feature,
    });
  });

  it('a colour that the palette lacks, and nonsense in the header', () => {
    const damaged = { kind: 'undecodable', format: 'BMP' };
    expect(problem(file(info(8, { used: 4 }), greyTable(4).slice(0, 16), indexed))).toEqual(
      damaged,
    );
    expect(problem(file(info(7), none, indexed))).toEqual(damaged);
  });
});
