import { describe, expect, it } from 'vitest';
import { contours, type Contour } from './contour';

function mapOf(rows: readonly (readonly number[])[]) {
  return { width: rows[0]!.length, height: rows.length, values: Float32Array.from(rows.flat()) };
}

/** Twice the signed area; positive for clockwise on a screen (y down). */
function area2({ points }: Contour): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const j = (i + 2) % points.length;
    sum += points[i]! * points[j + 1]! - points[j]! * points[i + 1]!;
  }
  return sum;
}

describe('contours', () => {
  it('goes around a single pixel, half way to its neighbours', () => {
    const [line, ...others] = contours(mapOf([[0, 0, 0], [0, 1, 0], [0, 0, 0]]), 0.5); // prettier-ignore
    expect(others).toEqual([]);
    expect(line!.closed).toBe(true);
    const points = Array.from({ length: 4 }, (_, i) => [
      ...line!.points.subarray(2 * i, 2 * i + 2),
    ]);
    expect(points.toSorted()).toEqual([[1, 1.5], [1.5, 1], [1.5, 2], [2, 1.5]]); // prettier-ignore
    expect(area2(line!)).toBeCloseTo(1, 6);
  });

  it('follows a circle to 0.02 pixels, hole included', () => {
    const values = Float32Array.from({ length: 64 * 64 }, (_, i) => {
      const radius = Math.hypot((i % 64) + 0.5 - 30, Math.floor(i / 64) + 0.5 - 33);
      return -Math.abs(radius - 15);
    });
    const lines = contours({ width: 64, height: 64, values }, -5);
    expect(lines.map((line) => line.closed)).toEqual([true, true]);
    const [outer, inner] = lines.toSorted((a, b) => area2(b) - area2(a));
    for (const [line, wanted] of [
      [outer!, 20],
      [inner!, 10],
    ] as const) {
      for (let i = 0; i < line.points.length; i += 2) {
        const distance = Math.hypot(line.points[i]! - 30, line.points[i + 1]! - 33);
        expect(Math.abs(distance - wanted)).toBeLessThan(0.02);
      }
    }
    expect(area2(outer!) / 2).toBeCloseTo(Math.PI * 400, -1);
    expect(area2(inner!) / 2).toBeCloseTo(-Math.PI * 100, -1);
  });

  it('leaves lines open at the border', () => {
    const [line, ...others] = contours(mapOf([[0, 1, 1], [0, 1, 1], [0, 1, 1]]), 0.25); // prettier-ignore
    expect(others).toEqual([]);
    expect(line!.closed).toBe(false);
    expect([...line!.points]).toEqual([0.75, 2.5, 0.75, 1.5, 0.75, 0.5]);
  });

  it.each([
    [0.4, 1],
    [0.6, 2],
  ])('joins or parts a saddle by its mean: level %d, %d lines', (level, count) => {
    // The middle cell has two high and two low corners; its mean is 0.5.
    for (const [a, b] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const map = mapOf([[-1, -1, -1, -1], [-1, a, b, -1], [-1, b, a, -1], [-1, -1, -1, -1]]); // prettier-ignore
      const lines = contours(map, level);
      expect(lines.map((line) => line.closed)).toEqual(Array.from({ length: count }, () => true));
      for (const line of lines) expect(area2(line)).toBeGreaterThan(0);
    }
  });

  it('finds nothing in flat or tiny maps', () => {
    expect(contours(mapOf([[1, 1], [1, 1]]), 0.5)).toEqual([]); // prettier-ignore
    expect(contours(mapOf([[1, 1], [1, 1]]), 2)).toEqual([]); // prettier-ignore
    expect(contours(mapOf([[1, 0, 1]]), 0.5)).toEqual([]);
  });
});
