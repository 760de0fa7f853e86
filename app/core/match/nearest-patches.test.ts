import { describe, expect, it } from 'vitest';
import { randomGrid, testBackbone } from '../../testing/synthetic';
import { bankEntry, flatten, type BankEntry } from '../bank/memory-bank';
import type { FeatureGrid } from '../features/grid';
import { nearest } from './nearest';
import { nearestPatches } from './nearest-patches';

const ROWS = 9;
const COLS = 11;
const DEPTH = 24;

const names = ['a', 'b', 'c'];
const grids = names.map((_, i) => randomGrid(i + 1, ROWS, COLS, DEPTH));
const whole = names.map((name, i) => bankEntry(name, grids[i]!));
/** As a coreset leaves them: every third patch. */
const thinned = names.map((name, i) =>
  bankEntry(
    name,
    grids[i]!,
    Uint32Array.from({ length: 33 }, (_, j) => 3 * j),
  ),
);
const query = randomGrid(9, ROWS, COLS, DEPTH);
const patchOf = ({ features, depth }: FeatureGrid, patch: number) =>
  features.slice(patch * depth, (patch + 1) * depth);

const isNear = (a: { row: number; col: number }, b: { row: number; col: number }) =>
  Math.max(Math.abs(a.row - b.row), Math.abs(a.col - b.col)) <= testBackbone.neighbourhoodPatches;

/** Sorts all patches and takes them one by one, unless near one that was taken. */
function expected(vector: Float32Array, entries: readonly BankEntry[], k: number) {
  const all = entries.flatMap(({ reference, patches, features, depth }) =>
    [...patches].map((patch, i) => ({
      reference,
      row: Math.floor(patch / COLS),
      col: patch % COLS,
      patch,
      distance: Math.hypot(...vector.map((value, d) => value - features[i * depth + d]!)),
    })),
  );
  const taken: typeof all = [];
  for (const next of all.sort((a, b) => a.distance - b.distance)) {
    const isTaken = taken.some((one) => one.reference === next.reference && isNear(one, next));
    if (!isTaken) taken.push(next);
  }
  return taken.slice(0, k);
}

describe('nearestPatches', () => {
  it.each([
    ['whole', whole],
    ['thinned', thinned],
  ])('finds the nearest of each neighbourhood in a %s bank', (_name, entries) => {
    for (const patch of [0, 17, 50, 98]) {
      const vector = patchOf(query, patch);
      const wanted = expected(vector, entries, 4);
      const found = nearestPatches(vector, entries, 4, testBackbone);
      expect(found).toHaveLength(4);
      found.forEach((one, i) => {
        const { distance, ...place } = wanted[i]!;
        expect(one).toMatchObject(place);
        expect(one.distance).toBeCloseTo(distance, 5);
        expect([one.rows, one.cols]).toEqual([ROWS, COLS]);
      });
    }
  });

  it('finds first what the scores are made from', () => {
    const scores = nearest(query, flatten({ entries: whole }));
    for (const patch of [3, 42, 77]) {
      const [first] = nearestPatches(patchOf(query, patch), whole, 1, testBackbone);
      expect(first!.distance).toBeCloseTo(scores.distances[patch]!, 6);
      expect(first!.reference).toBe(names[scores.nearestReference[patch]!]);
      expect(first!.patch).toBe(scores.nearestPatch[patch]);
    }
  });

  it('leaves a reference out', () => {
    const vector = patchOf(grids[0]!, 40);
    expect(nearestPatches(vector, whole, 1, testBackbone)[0]).toMatchObject({
      reference: 'a',
      patch: 40,
    });
    const others = nearestPatches(vector, whole, 4, testBackbone, { reference: 'a' });
    expect(others).toEqual(nearestPatches(vector, whole.slice(1), 4, testBackbone));
  });

  it('leaves the neighbourhood of a place out', () => {
    const place = { reference: 'a', row: 4, col: 5 };
    const found = nearestPatches(
      patchOf(grids[0]!, 4 * COLS + 5),
      whole.slice(0, 1),
      4,
      testBackbone,
      place,
    );
    expect(found.length).toBeGreaterThan(1);
    for (const one of found) expect(isNear(one, place)).toBe(false);
    expect(found[0]!.distance).toBeGreaterThan(0);
  });

  it('finds fewer in a bank with fewer neighbourhoods, none in an empty one', () => {
    const small = randomGrid(5, 3, 3, DEPTH);
    const vector = patchOf(query, 0);
    expect(nearestPatches(vector, [bankEntry('s', small)], 4, testBackbone)).toHaveLength(1);
    expect(nearestPatches(vector, [], 4, testBackbone)).toEqual([]);
  });

  it('refuses features of another length and a senseless count', () => {
    expect(() => nearestPatches(new Float32Array(7), whole, 1, testBackbone)).toThrow(
      /7 features.* 24/,
    );
    expect(() => nearestPatches(patchOf(query, 0), whole, 0, testBackbone)).toThrow(/k is 0/);
  });
});
