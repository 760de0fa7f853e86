import { describe, expect, it } from 'vitest';
import { COLOURS, colourMap, colourMaps, colourPoints } from './colour-map';
import { distance, linearToOklab, oklabToLinear, srgbToLinear, type Oklab } from './oklab';

function steps(colours: readonly Oklab[]): number[] {
  return colours.slice(1).map((colour, i) => distance(colours[i]!, colour));
}

function tableColour(table: Uint8ClampedArray, i: number): Oklab {
  const [red, green, blue] = [0, 1, 2].map((k) => srgbToLinear(table[3 * i + k]! / 255));
  return linearToOklab([red!, green!, blue!]);
}

describe.each(colourMaps)('colour map $name', ({ id }) => {
  const points = colourPoints(id);
  const table = colourMap(id);

  it('has 256 colours inside sRGB', () => {
    expect(table.length).toBe(COLOURS * 3);
    for (const value of points.flatMap(oklabToLinear)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('takes equal steps in OKLab', () => {
    expect(Math.max(...steps(points)) / Math.min(...steps(points))).toBeLessThan(1.01);
  });

  it('gets lighter with every step', () => {
    const lightness = points.map((colour) => colour.lightness);
    lightness.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(lightness[i]!));
  });

  it('keeps both after rounding to 8 bits, over 16 colours', () => {
    const colours = Array.from({ length: 16 }, (_, k) => tableColour(table, 17 * k));
    expect(Math.max(...steps(colours)) / Math.min(...steps(colours))).toBeLessThan(1.15);
    colours.slice(1).forEach((colour, i) => {
      expect(colour.lightness).toBeGreaterThan(colours[i]!.lightness);
    });
  });

  it('is made once', () => {
    expect(colourMap(id)).toBe(table);
  });
});

describe('colour maps', () => {
  it('start with the default', () => {
    expect(colourMaps.map((map) => map.id)).toEqual(['ember', 'ocean', 'grey']);
  });

  it('have no hue in grey', () => {
    const grey = colourMap('grey');
    for (let i = 0; i < COLOURS; i++) {
      expect(Math.abs(grey[3 * i]! - grey[3 * i + 2]!)).toBeLessThanOrEqual(1);
    }
  });
});
