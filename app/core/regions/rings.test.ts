import { describe, expect, it } from 'vitest';
import { cutHoles } from './cut-holes';
import { twiceArea } from './outline';
import { simplifyRing } from './simplify';

/** Points of a circle; `turn` -1 runs counterclockwise on the screen, as a hole does. */
function circle(x: number, y: number, radius: number, turn: 1 | -1 = 1, count = 120) {
  const ring = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const angle = (turn * 2 * Math.PI * i) / count;
    ring[2 * i] = x + radius * Math.cos(angle);
    ring[2 * i + 1] = y + radius * Math.sin(angle);
  }
  return ring;
}

const square = Float32Array.of(0, 0, 10, 0, 10, 10, 0, 10);

describe('simplifyRing', () => {
  it('drops points on straight lines and keeps corners', () => {
    const ring = Float32Array.of(0, 0, 3, 0.01, 6, 0, 10, 0, 10, 5, 10, 10, 4, 10, 0, 10, 0, 5);
    expect([...simplifyRing(ring, 0.1)]).toEqual([...square]);
  });

  it('keeps a circle within the tolerance, with few points', () => {
    const ring = simplifyRing(circle(50, 50, 40), 0.5);
    expect(ring.length / 2).toBeLessThan(40);
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const middle = Math.hypot(
        (ring[i]! + ring[j]!) / 2 - 50,
        (ring[i + 1]! + ring[j + 1]!) / 2 - 50,
      );
      expect(middle).toBeGreaterThan(39.4);
    }
    expect(twiceArea(ring)).toBeGreaterThan(0);
  });

  it('keeps all that bends when nothing may be lost, and a flat ring falls together', () => {
    const ring = circle(0, 0, 10, -1, 30);
    expect(simplifyRing(ring, 0)).toEqual(ring);
    expect(simplifyRing(circle(0, 0, 0.1), 1).length).toBeLessThan(6);
    expect(simplifyRing(Float32Array.of(1, 1), 1)).toEqual(Float32Array.of(1, 1));
  });
});

describe('cutHoles', () => {
  it('leaves rings without holes alone', () => {
    expect(cutHoles([square], [])).toEqual([square]);
    expect(cutHoles([], [])).toEqual([]);
  });

  it('takes the holes out of the area, nearest first', () => {
    const outer = circle(50, 50, 40);
    const holes = [circle(50, 50, 5, -1), circle(70, 50, 6, -1)];
    const [ring, ...others] = cutHoles([outer], holes);
    expect(others).toEqual([]);
    const area = [outer, ...holes].reduce((sum, part) => sum + twiceArea(part), 0);
    expect(twiceArea(ring!) / area).toBeCloseTo(1, 5);
    expect(ring!.length / 2).toBe(360 + 4);
    // The hole in the middle hangs on the other one: from the rim its way would lead through it.
    const xs = ring!.filter((_, i) => i % 2 === 0);
    const cuts = [...xs].map((x, i) => Math.abs(x - xs[(i + 1) % xs.length]!));
    expect(cuts.filter((step) => step > 4).map(Math.round)).toEqual([14, 9, 9, 14]);
  });

  it('gives each hole to the ring around it', () => {
    const outers = [circle(20, 20, 10), circle(60, 20, 10)];
    const [left, right] = cutHoles(outers, [circle(60, 20, 3, -1)]);
    expect(left).toBe(outers[0]);
    expect(twiceArea(right!)).toBeLessThan(twiceArea(outers[1]!));
  });
});
