import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { unpackBits } from '../image/bit-mask';
import type { Region } from '../regions/region';
import { fadedHeat } from './faded-heat';
import { numberPlace, outlinesOf } from './outlines';
import { queryPictures, type Look } from './query-pictures';
import { scoreSamples } from './score-samples';

const photo = { width: 1500, height: 1000 };
const [rows, cols] = [32, 48];
const look: Look = {
  backbone: testBackbone,
  scale: { low: 0.3, threshold: 0.6, high: 1.2 },
  colourMap: 'ember',
  opacity: 0.5,
  regions: {
    threshold: 0.6,
    smallest: { value: 0, unit: 'percent' },
    smoothingPx: 3,
    mmPerPx: null,
  },
};

/** A good part with one odd place, four patches high and five wide. */
function oddScores(distance = 1.5) {
  const distances = new Float32Array(rows * cols).fill(0.1);
  for (const row of [13, 14, 15, 16]) distances.fill(distance, row * cols + 20, row * cols + 25);
  return { rows, cols, distances };
}

const alphaAt = (
  { data, width, height }: { data: Uint8ClampedArray; width: number; height: number },
  x: number,
  y: number,
) => data[(Math.floor(y * height) * width + Math.floor(x * width)) * 4 + 3]!;

/** The middle of the odd place, as shares of the photo. */
const [oddX, oddY] = [22.5 / cols, 15 / rows];

describe('queryPictures', () => {
  const pictures = queryPictures(oddScores(), photo, look);

  it('has the odd place as a region, in pixels of the photo, and nothing on a good part', () => {
    expect(pictures.regions).toHaveLength(1);
    const { centre } = pictures.regions[0]!;
    expect(centre.x).toBeCloseTo(oddX * 1500, -1);
    expect(centre.y).toBeCloseTo(oddY * 1000, -1);
    expect(queryPictures(oddScores(0.1), photo, look).regions).toEqual([]);
  });

  it('has heat of the exported size, clear where the part is good', () => {
    expect(pictures.mapSize).toEqual({ width: 1024, height: 683 });
    const map = pictures.map();
    const heat = pictures.heat(map);
    expect([heat.width, heat.height]).toEqual([1024, 683]);
    expect(alphaAt(heat, oddX, oddY)).toBe(255);
    expect(alphaAt(heat, 0.1, 0.1)).toBe(0);
    const opaque = pictures.opaqueHeat(map);
    expect(opaque.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  });

  it('has heat for a report of the size of the input, with the opacity in it', () => {
    const heat = pictures.reportHeat();
    expect([heat.width, heat.height]).toEqual([384, 256]);
    expect(alphaAt(heat, oddX, oddY)).toBe(128);
    expect([...heat.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('has the pixels of the regions at the size of the photo', () => {
    const mask = unpackBits(pictures.mask(), photo);
    expect(mask).toHaveLength(1500 * 1000);
    expect(mask[Math.floor(oddY * 1000) * 1500 + Math.floor(oddX * 1500)]).toBe(1);
    const set = mask.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(set / pictures.regions[0]!.areaPx - 1)).toBeLessThan(0.01);
  });

  it('refuses distances of another grid', () => {
    const torn = { ...oddScores(), rows: 3 };
    expect(() => queryPictures(torn, photo, look)).toThrow(RangeError);
  });
});

describe('scoreSamples', () => {
  it('spans the distances from 0 to 2, and no more', () => {
    const values = Float32Array.of(0, 1, 2, -1, 3);
    expect([...scoreSamples({ values })]).toEqual([0, 32_768, 65_535, 0, 65_535]);
  });
});

describe('fadedHeat', () => {
  it('keeps colours that show, and none that do not', () => {
    const data = Uint8ClampedArray.of(200, 100, 50, 255, 200, 100, 50, 1, 9, 9, 9, 0);
    const faded = fadedHeat({ width: 3, height: 1, data }, 0.25);
    expect([...faded.data]).toEqual([200, 100, 50, 64, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('outlines', () => {
  const ring = Float32Array.of(100, 100, 300, 100, 300, 500);
  const hole = Float32Array.of(150, 150, 160, 150, 160, 160);
  const region = { outers: [ring], holes: [hole] } as unknown as Region;

  it('have the rings in pixels of the picture, and a line of 2 px of 1,000', () => {
    const { rings, linePx, numberPx } = outlinesOf([region], photo, { width: 750, height: 250 });
    expect(rings.map((one) => [...one])).toEqual([
      [50, 25, 150, 25, 150, 125],
      [75, 37.5, 80, 37.5, 80, 40],
    ]);
    expect([linePx, numberPx]).toEqual([1.5, 18]);
    expect(outlinesOf([], photo, { width: 30, height: 20 })).toEqual({
      rings: [],
      linePx: 1,
      numberPx: 12,
    });
  });

  it('have the number at the upper right end, pushed back into the picture', () => {
    const lines = { linePx: 2, numberPx: 24 };
    expect(numberPlace(region, photo, photo, lines, 30)).toEqual({ x: 304, y: 76 });
    const corner = { outers: [Float32Array.of(1490, 3)] };
    expect(numberPlace(corner, photo, photo, lines, 30)).toEqual({ x: 1466, y: 2 });
  });
});
