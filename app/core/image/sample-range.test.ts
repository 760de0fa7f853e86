import { describe, expect, it } from 'vitest';
import { deepReach, toRgba } from './rgba16';
import { bitsFor, projectBits, whiteOf } from './sample-range';

describe('bitsFor', () => {
  it.each([
    [0, 8],
    [255, 8],
    [256, 10],
    [1023, 10],
    [4095, 12],
    [4096, 14],
    [16_384, 16],
    [65_535, 16],
  ] as const)('of a largest sample of %i are %i', (sample, bits) => {
    expect(bitsFor(sample)).toBe(bits);
  });

  it('end at white', () => expect(whiteOf(12)).toBe(4095));
});

describe('projectBits', () => {
  it('follow the choice, then the references, then the queries', () => {
    expect(projectBits(14, [12], [16])).toBe(14);
    expect(projectBits(null, [10, 12], [16])).toBe(12);
    expect(projectBits(null, [], [10, 14])).toBe(14);
    expect(projectBits(null, [], [])).toBeNull();
  });
});

describe('toRgba', () => {
  it('stretches 12 of 16 bits, and cuts what lies above', () => {
    const data = Uint16Array.of(0, 2048, 4095, 5000);
    const image = { width: 4, height: 1, channels: 1, data } as const;
    expect(deepReach(image)).toBe(14);
    const greys = [0, 128, 255, 255].flatMap((v) => [v, v, v, 255]);
    expect([...toRgba(image, 12).data]).toEqual(greys);
    expect([...toRgba(image, 16).data].filter((_, i) => i % 4 === 0)).toEqual([0, 8, 16, 19]);
  });

  it('keeps colours, and takes alpha for what it is', () => {
    const data = Uint16Array.of(4095, 0, 2048, 65_535, 0, 0, 0, 0);
    const image = { width: 2, height: 1, channels: 4, data } as const;
    expect(deepReach(image)).toBe(12);
    expect([...toRgba(image, 12).data]).toEqual([255, 0, 128, 255, 255, 255, 255, 255]);
  });
});
