import { describe, expect, it } from 'vitest';
import { randomGrid } from '../../testing/synthetic';
import { appendReference, EMPTY_BANK } from '../bank/memory-bank';
import { nearest } from './nearest';

describe('nearest', () => {
  const query = randomGrid(1, 3, 3, 8);
  const bank = appendReference(
    appendReference(EMPTY_BANK, 'a', randomGrid(2, 2, 5, 8)),
    'b',
    randomGrid(3, 4, 4, 8),
  );
  const found = nearest(query, bank);

  it('gives the smallest distance over the whole bank, and where it is', () => {
    for (let i = 0; i < 9; i++) {
      const distances = bank.entries.flatMap(({ grid }, reference) =>
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
    const { distances } = nearest(query, appendReference(EMPTY_BANK, 'same', query));
    expect([...distances]).toEqual(Array.from({ length: 9 }, () => 0));
  });
});
