import { expect, it } from 'vitest';
import { nearestShares } from './nearest-shares';

it('ranks references by the share of patches they explain', () => {
  const nearestReference = Uint16Array.of(2, 2, 0, 2);
  expect(nearestShares({ nearestReference, references: ['a', 'b', 'c'] }, 2)).toEqual([
    { id: 'c', share: 0.75 },
    { id: 'a', share: 0.25 },
  ]);
});
