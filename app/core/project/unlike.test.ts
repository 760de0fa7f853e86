import { describe, expect, it } from 'vitest';
import { comparedWith, unlikeReferences } from './unlike';

const of = (width: number, height: number, brightness = 100) => ({
  image: { width, height },
  pixels: { brightness, depth: null },
});
const references = comparedWith([of(1000, 800), of(1000, 820, 120), of(1000, 800, 110)]);
const kinds = (item: Parameters<typeof unlikeReferences>[0]) =>
  unlikeReferences(item, references).map(({ kind }) => kind);

describe('unlikeReferences', () => {
  it('lets small differences be', () => {
    expect(kinds(of(1000, 800))).toEqual([]);
    expect(kinds(of(1000, 900, 150))).toEqual([]);
    expect(kinds(of(1200, 1000, 70))).toEqual([]);
    expect(kinds(of(1000, 800, 160))).toEqual([]);
    expect(kinds(of(1000, 800, 60))).toEqual([]);
  });

  it('says another shape, size or brightness, and the nearest reference’s', () => {
    expect(unlikeReferences(of(1000, 400), references)).toEqual([
      { kind: 'shape', own: { width: 1000, height: 400 }, nearest: { width: 1000, height: 800 } },
    ]);
    expect(kinds(of(2000, 1600))).toEqual(['size']);
    expect(unlikeReferences(of(1000, 800, 190), references)).toEqual([
      { kind: 'brightness', own: 190, nearest: 120 },
    ]);
    expect(kinds(of(1000, 800, 161))).toEqual(['brightness']);
    expect(kinds(of(1000, 800, 59))).toEqual(['brightness']);
    expect(kinds(of(4000, 800, 10))).toEqual(['shape', 'brightness']);
  });

  it('says a range that does not hold the photo', () => {
    const depth = { reach: 14, readAs: 12 } as const;
    const deep = { ...of(1000, 800), pixels: { brightness: 100, depth } };
    expect(unlikeReferences(deep, references)).toEqual([{ kind: 'range', ...depth }]);
  });

  it('has nothing to say of what is not known', () => {
    expect(unlikeReferences(of(5, 5), comparedWith([]))).toEqual([]);
    expect(unlikeReferences({ image: null, pixels: null }, references)).toEqual([]);
  });
});
