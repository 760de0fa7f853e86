import { describe, expect, it } from 'vitest';
import { knownLengthFault, mmPerPxOf, type KnownLength } from './known-length';
import { areaInPx, regionOptions, type RegionSettings } from './settings';

const image = { width: 400, height: 200 };
const settings: RegionSettings = {
  threshold: 0.5,
  smallest: { value: 2, unit: 'percent' },
  smoothingPx: 3,
  mmPerPx: null,
};

describe('regionOptions', () => {
  it('turns shares and millimetres into pixels of the photo', () => {
    expect(regionOptions(settings, image)).toEqual({
      threshold: 0.5,
      minAreaPx: 1600,
      mmPerPx: null,
    });
    const scaled = { ...settings, mmPerPx: 0.5, smallest: { value: 3, unit: 'mm2' } as const };
    expect(regionOptions(scaled, image)).toMatchObject({ minAreaPx: 12, mmPerPx: 0.5 });
  });

  it('knows no millimetres without a scale', () => {
    expect(() => areaInPx({ value: 3, unit: 'mm2' }, image, null)).toThrow('3 mm² without a scale');
  });
});

describe('known lengths', () => {
  const length: KnownLength = { from: { x: 10, y: 10 }, to: { x: 40, y: 50 }, mm: 20, image };

  it('give millimetres a pixel', () => {
    expect(mmPerPxOf(length)).toBe(0.4);
    expect(knownLengthFault(length)).toBeNull();
  });

  it.each([
    [{ ...length, mm: 0 }, 'not-positive'],
    [{ ...length, mm: Number.NaN }, 'not-positive'],
    [{ ...length, mm: Infinity }, 'not-positive'],
    [{ ...length, to: { x: 12, y: 12 } }, 'too-short'],
  ])('that cannot be used say why (%#)', (bad, fault) => {
    expect(knownLengthFault(bad)).toBe(fault);
  });
});
