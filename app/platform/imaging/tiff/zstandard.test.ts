import { describe, expect, it, vi } from 'vitest';
import { unpackZstandard } from './zstandard';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** A window of 128 KiB, of which nothing is known but that. */
const HEAD = [...MAGIC, 0, 0x38];

/** A block of one byte over and over. */
function run(value: number, length: number, isLast: boolean): number[] {
  const head = (length << 3) | (1 << 1) | Number(isLast);
  return [head & 255, (head >> 8) & 255, head >> 16, value];
}

const frame = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());

describe('unpackZstandard', () => {
  it('gives what there is, up to what there is room for', () => {
    const packed = frame(HEAD, run(7, 300, false), run(9, 200, true));
    const whole = unpackZstandard(packed, new Uint8Array(600));
    expect([whole.length, whole[299], whole[300], whole[499]]).toEqual([500, 7, 9, 9]);
    const part = unpackZstandard(packed, new Uint8Array(400));
    expect([part.length, part[299], part[300]]).toEqual([400, 7, 9]);
  });

  it('goes no further, however much is to come', () => {
    const blocks = Array.from({ length: 100 }, (_, i) => run(5, 131_072, i === 99));
    const fill = vi.spyOn(Uint8Array.prototype, 'fill');
    expect(unpackZstandard(frame(HEAD, ...blocks), new Uint8Array(1000))).toHaveLength(1000);
    // The library makes each such block by one call.
    expect(fill).toHaveBeenCalledTimes(1);
    fill.mockRestore();
  });

  it.each([
    ['cut data', frame(HEAD, run(7, 300, false))],
    ['a window of 1 GiB', frame([...MAGIC, 0, 0xa0], run(7, 300, true))],
    ['contents of 1 GiB', frame([...MAGIC, 0xa0, 0, 0, 0, 0x40], run(7, 300, true))],
    ['other data', frame([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])],
  ])('refuses %s', (_, packed) => {
    expect(() => unpackZstandard(packed, new Uint8Array(400))).toThrow();
  });
});
