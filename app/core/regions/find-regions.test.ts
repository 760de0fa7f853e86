import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/regions.json';
import { noise, noiseMap } from '../../testing/expected/formula';
import type { Size } from '../image/geometry';
import { gaussian } from '../../testing/gaussian';
import type { ScoreMap } from '../score-map/score-map';
import { findRegions, regionMask } from './find-regions';
import { twiceArea } from './outline';
import type { Region } from './region';

function mapOf(rows: readonly (readonly number[])[]): ScoreMap {
  return { width: rows[0]!.length, height: rows.length, values: Float32Array.from(rows.flat()) };
}

const smoothSize = { width: 64, height: 48 };
const smooth = { ...smoothSize, values: gaussian(noiseMap(64, 48, 22), smoothSize, 2.5) };

/** The area that the rings enclose. */
function enclosed({ outers, holes }: Region): number {
  return [...outers, ...holes].reduce((sum, ring) => sum + twiceArea(ring) / 2, 0);
}

function expectInside({ outers, holes, box }: Region, image: Size): void {
  for (const ring of [...outers, ...holes]) {
    ring.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(i % 2 === 0 ? image.width : image.height);
    });
  }
  expect(box.x + box.width).toBeLessThanOrEqual(image.width);
  expect(box.y + box.height).toBeLessThanOrEqual(image.height);
}

describe('findRegions', () => {
  const tied = { width: 24, height: 18, values: noise(24 * 18, 21).map((n) => Math.floor(n * 40)) };
  it.each([
    ['tied', { ...tied, values: Float32Array.from(tied.values) }, 25, { width: 48, height: 54 }],
    ['smooth', smooth, 0.52, smoothSize],
  ] as const)('equals SciPy and OpenCV: %s', (name, map, threshold, image) => {
    const regions = findRegions(map, image, { threshold });
    expect(regions.map(({ number }) => number)).toEqual(expected[name].map((_, i) => i + 1));
    regions.forEach((region, i) => {
      const want = expected[name][i]!;
      const { box, peakAt, centre } = region;
      expect([box.x, box.y, box.width, box.height]).toEqual(want.box);
      expect([peakAt.x, peakAt.y]).toEqual(want.peakAt);
      expect(region.areaPx).toBeCloseTo(want.areaPx, 9);
      expect(region.peak).toBeCloseTo(want.peak, 5);
      expect(region.mean).toBeCloseTo(want.mean, 5);
      expect(centre.x).toBeCloseTo(want.centre[0]!, 9);
      expect(centre.y).toBeCloseTo(want.centre[1]!, 9);
      expect(region.elongation).toBeCloseTo(want.elongation, 6);
      // A square has no long axis.
      if (want.elongation > 1.01) {
        const turn = region.orientationDegrees - want.orientationDegrees;
        expect(Math.abs(turn - 180 * Math.round(turn / 180))).toBeLessThan(1e-6);
      }
    });
  });

  it('draws lines around the area, along the border too', () => {
    for (const region of findRegions(smooth, smoothSize, { threshold: 0.52, minAreaPx: 60 })) {
      expectInside(region, smoothSize);
      expect(Math.abs(enclosed(region) / region.areaPx - 1)).toBeLessThan(0.05);
    }
    const [whole] = findRegions(mapOf([[3, 3, 3], [3, 3, 3]]), { width: 30, height: 20 }, { threshold: 1 }); // prettier-ignore
    // The line cuts a corner by an eighth of a map pixel at most.
    expect(enclosed(whole!)).toBeCloseTo(600 - 4 * 12.5, 3);
    expect(whole!.outers[0]!.includes(0)).toBe(true);
    expect(whole!.outers[0]!.includes(30)).toBe(true);
  });

  it('has a hole where one is, and the island in it apart', () => {
    const rows = Array.from({ length: 9 }, (_, y) =>
      Array.from({ length: 9 }, (_unused, x) => {
        const ring = Math.max(Math.abs(x - 4), Math.abs(y - 4));
        return ring === 3 ? 5 : ring === 0 ? 9 : 0;
      }),
    );
    const [island, ring, ...others] = findRegions(mapOf(rows), { width: 9, height: 9 }, { threshold: 2 }); // prettier-ignore
    expect(others).toEqual([]);
    expect([island!.outers.length, island!.holes.length, island!.areaPx]).toEqual([1, 0, 1]);
    expect([ring!.outers.length, ring!.holes.length, ring!.areaPx]).toEqual([1, 1, 24]);
    expect(twiceArea(ring!.holes[0]!)).toBeLessThan(0);
  });

  it('joins over corners, and keeps all lines of such a region', () => {
    const map = mapOf([[0, 0, 0, 0], [0, 2, 0, 0], [0, 0, 2, 0], [0, 0, 0, 0]]); // prettier-ignore
    const [region, ...others] = findRegions(map, { width: 4, height: 4 }, { threshold: 1.5 });
    expect(others).toEqual([]);
    expect([region!.areaPx, region!.outers.length]).toEqual([2, 2]);
  });

  it('leaves out small regions and numbers the rest by peak, first of equals first', () => {
    const map = mapOf([[4, 0, 5, 5, 0, 4, 4], [0, 0, 0, 0, 0, 0, 0], [9, 0, 7, 7, 7, 0, 0]]); // prettier-ignore
    const image = { width: 14, height: 6 };
    const peaks = (minAreaPx: number) =>
      findRegions(map, image, { threshold: 3, minAreaPx }).map(({ number, peak, box }) => [
        number,
        peak,
        box.x,
      ]);
    expect(peaks(0)).toEqual([[1, 9, 0], [2, 7, 4], [3, 5, 4], [4, 4, 0], [5, 4, 10]]); // prettier-ignore
    expect(peaks(8)).toEqual([[1, 7, 4], [2, 5, 4], [3, 4, 10]]); // prettier-ignore
    const [small] = findRegions(map, image, { threshold: 3 });
    const [again] = findRegions(map, image, { threshold: 3, minAreaPx: 4 });
    expect(again).toEqual(small);
  });

  it('tells areas in image pixels, percent and, with a scale, square millimetres', () => {
    const map = mapOf([[0, 0], [5, 0]]); // prettier-ignore
    const image = { width: 200, height: 100 };
    const [plain] = findRegions(map, image, { threshold: 1 });
    expect(plain).toMatchObject({ areaPx: 5000, areaPercent: 25, areaMm2: null });
    const [scaled] = findRegions(map, image, { threshold: 1, mmPerPx: 0.1 });
    expect(scaled!.areaMm2).toBeCloseTo(50, 9);
  });

  it('takes a pixel that equals the threshold for one of the region', () => {
    const [region] = findRegions(mapOf([[0, 0, 0], [0, 1, 0], [0, 0, 0]]), { width: 3, height: 3 }, { threshold: 1 }); // prettier-ignore
    expect([region!.areaPx, region!.outers.length, region!.holes.length]).toEqual([1, 1, 0]);
  });

  it('finds nothing below the threshold and names what is out of range', () => {
    const map = mapOf([[1, 1]]);
    expect(findRegions(map, map, { threshold: 2 })).toEqual([]);
    expect(() => findRegions(map, map, { threshold: Number.NaN })).toThrow('got NaN');
    expect(() => findRegions(map, map, { threshold: 1, minAreaPx: -1 })).toThrow('got -1');
    expect(() => findRegions(map, map, { threshold: 1, mmPerPx: 0 })).toThrow('got 0');
    expect(() => findRegions({ ...map, height: 2 }, map, { threshold: 1 })).toThrow('2 x 2');
  });
});

describe('regionMask', () => {
  it('holds the pixels of the regions that are large enough', () => {
    const map = mapOf([[4, 0, 5, 5], [0, 0, 0, 5], [3, 0, 0, 0]]); // prettier-ignore
    const image = { width: 8, height: 6 };
    expect([...regionMask(map, image, { threshold: 3 })]).toEqual([1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0]); // prettier-ignore
    expect([...regionMask(map, image, { threshold: 3, minAreaPx: 12 })]).toEqual([0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0]); // prettier-ignore
    expect(regionMask(map, image, { threshold: 9 }).includes(1)).toBe(false);
  });
});
