import { describe, expect, it } from 'vitest';
import { packedBytes, packScores, unpackScores } from './packed-scores';
import type { PatchScores } from './patch-scores';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `r${i}`);

function scores(distances: number[], references: number, patch: number): PatchScores {
  const { length } = distances;
  return {
    rows: 1,
    cols: length,
    distances: Float32Array.from(distances),
    nearestReference: new Uint16Array(length).fill(references - 1),
    nearestPatch: new Uint32Array(length).fill(patch),
    references: ids(references),
  };
}

describe('packScores', () => {
  it('keeps distances to 2e-5 from 0 to 2, and which patch they are to', () => {
    const distances = Array.from({ length: 1000 }, (_, i) => (i / 999) * 2);
    const back = unpackScores(packScores(scores(distances, 16, 1599)));
    distances.forEach((distance, i) => {
      expect(Math.abs(back.distances[i]! - distance)).toBeLessThan(2e-5);
    });
    expect(back.nearestReference.every((index) => index === 15)).toBe(true);
    expect(back.nearestPatch.every((index) => index === 1599)).toBe(true);
    expect(back).toMatchObject({ rows: 1, cols: 1000, references: ids(16) });
  });

  it('takes 5 bytes a patch where indices are small, else what they need', () => {
    const small = packScores(scores([0.5], 256, 2 ** 16 - 1));
    const large = packScores(scores([0.5], 257, 2 ** 16));
    expect([packedBytes(small), packedBytes(large)]).toEqual([5, 8]);
    expect(unpackScores(small)).toMatchObject({ nearestReference: Uint16Array.of(255) });
    expect(unpackScores(large)).toMatchObject({
      nearestReference: Uint16Array.of(256),
      nearestPatch: Uint32Array.of(2 ** 16),
    });
  });

  it('holds what rounding pushed out of range at its end', () => {
    const back = unpackScores(packScores(scores([2.0000002], 1, 0)));
    expect(back.distances[0]).toBe(2);
  });
});
