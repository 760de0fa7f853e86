import { describe, expect, it } from 'vitest';
import { randomGrid } from '../../testing/synthetic';
import { appendEntry, bankEntry, EMPTY_BANK, flatten } from '../bank/memory-bank';
import { nearest } from './nearest';

describe('nearest', () => {
  const query = randomGrid(1, 3, 3, 8);
  const grids = [randomGrid(2, 2, 5, 8), randomGrid(3, 4, 4, 8)];
  const bank = grids.map((grid, i) => bankEntry(`r${i}`, grid)).reduce(appendEntry, EMPTY_BANK);
  const found = nearest(query, flatten(bank));

  it('gives the smallest distance over the whole bank, and where it is', () => {
    for (let i = 0; i < 9; i++) {
      const distances = grids.flatMap((grid, reference) =>
        Array.from({ length: grid.rows * grid.cols }, (_, patch) => ({
          reference,
          patch,
          distance: Math.hypot(
            ...Array.from(
              { length: 8 },
              (_unused, k) => query.features[i * 8 + k]! - grid.features[patch * 8 + k]!,
            ),
          ),
        })),
      );
      const best = distances.reduce((a, b) => (b.distance < a.distance ? b : a));
      expect(found.distances[i]).toBeCloseTo(best.distance, 6);
      expect(found.nearestReference[i]).toBe(best.reference);
      expect(found.nearestPatch[i]).toBe(best.patch);
    }
  });

  it('is exactly zero for a patch that the bank holds', () => {
    const same = appendEntry(EMPTY_BANK, bankEntry('same', query));
    const { distances } = nearest(query, flatten(same));
    expect([...distances]).toEqual(Array.from({ length: 9 }, () => 0));
  });
});
