import { describe, expect, it } from 'vitest';
import { COLOURS, colourMap, colourMaps, colourPoints } from './colour-map';
import { linearToOklab, srgbToLinear } from '../../testing/oklab';
import { distance, oklabToLinear, type Oklab } from './oklab';

function steps(colours: readonly Oklab[]): number[] {
  return colours.slice(1).map((colour, i) => distance(colours[i]!, colour));
}

function tableColour(table: Uint8ClampedArray, i: number): Oklab {
  const [red, green, blue] = [0, 1, 2].map((k) => srgbToLinear(table[3 * i + k]! / 255));
  return linearToOklab([red!, green!, blue!]);
}

/** Machado, Oliveira, Fernandes 2009, severity 1: linear sRGB as such eyes see it. */
const colourBlindness = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenWith(matrix: readonly (readonly number[])[], colour: Oklab): Oklab {
  const linear = oklabToLinear(colour);
  const [red, green, blue] = matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * linear[i]!, 0),
      ),
    ),
  );
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

  it.each(Object.entries(colourBlindness))('keeps its order with %s', (_, matrix) => {
    const seen = points.filter((__, i) => i % 17 === 0).map((point) => seenWith(matrix, point));
    seen.slice(1).forEach((colour, i) => {
      expect(colour.lightness).toBeGreaterThan(seen[i]!.lightness + 0.02);
    });
    expect(Math.max(...steps(seen)) / Math.min(...steps(seen))).toBeLessThan(3);
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
