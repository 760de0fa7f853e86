import { describe, expect, it } from 'vitest';
import { randomGrid } from '../../testing/synthetic';
import { coreset, type CoresetOptions, type Kept } from './coreset';

const grid = randomGrid(3, 12, 10, 16);

function select(options: CoresetOptions, distances = new Float32Array(120).fill(Infinity)) {
  const steps = coreset(grid, distances, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { ...(step.value satisfies Kept), distances };
}

const between = (a: number, b: number) => {
  let squares = 0;
  for (let i = 0; i < 16; i++) {
    squares += (grid.features[a * 16 + i]! - grid.features[b * 16 + i]!) ** 2;
  }
  return Math.sqrt(squares);
};

describe('coreset', () => {
  it('takes each time the patch farthest from all kept ones', () => {
    const { patches, radius, distances } = select({ most: 20, radius: 0 });
    expect(patches).toHaveLength(20);
    for (let count = 1; count < 20; count++) {
      const kept = [...patches.subarray(0, count)];
      const nearest = Array.from({ length: 120 }, (_, i) =>
        Math.min(...kept.map((k) => between(i, k))),
      );
      expect(nearest[patches[count]!]).toBeCloseTo(Math.max(...nearest), 5);
    }
    expect(Math.max(...distances)).toBeCloseTo(radius, 6);
  });

  it('stops when all lie within the radius', () => {
    const { patches, radius } = select({ most: 120, radius: 0.8 });
    expect(patches.length).toBeLessThan(120);
    expect(radius).toBeLessThanOrEqual(0.8);
  });

  it('takes nothing that is represented already, and continues from what is', () => {
    const none = select({ most: 50, radius: 0.5 }, new Float32Array(120).fill(0.4));
    expect(none.patches).toHaveLength(0);
    expect(none.radius).toBeCloseTo(0.4, 6);
    const distances = new Float32Array(120).fill(0.1);
    distances[77] = 0.9;
    expect([...select({ most: 50, radius: 0.5 }, distances).patches]).toEqual([77]);
  });

  it('keeps every patch once when asked for more than there are', () => {
    const { patches, radius } = select({ most: 500, radius: 0 });
    expect(new Set(patches).size).toBe(patches.length);
    expect(radius).toBe(0);
  });
});
