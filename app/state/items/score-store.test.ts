import { describe, expect, it } from 'vitest';
import type { PatchScores } from '../../core/match/patch-scores';
import { ScoreStore } from './score-store';

/** 5 bytes once packed. */
const scores = (distance: number): PatchScores => ({
  rows: 1,
  cols: 1,
  distances: Float32Array.of(distance),
  nearestReference: Uint16Array.of(1),
  nearestPatch: Uint32Array.of(3),
  references: ['a', 'b'],
});

describe('ScoreStore', () => {
  it('gives back what was set, the same object each time', () => {
    const store = new ScoreStore(100);
    store.set('q', scores(0.5));
    expect(store.get('q')?.distances[0]).toBeCloseTo(0.5, 4);
    expect(store.get('q')).toBe(store.get('q'));
    store.set('q', scores(0.7));
    expect(store.get('q')?.distances[0]).toBeCloseTo(0.7, 4);
    expect(store.usedBytes).toBe(5);
  });

  it('lets go of those that nobody has looked at', () => {
    const store = new ScoreStore(10);
    store.set('looked at', scores(0.1));
    store.set('not', scores(0.2));
    store.get('looked at');
    store.set('new', scores(0.3));
    expect(['looked at', 'not', 'new'].map((id) => store.has(id))).toEqual([true, false, true]);
    expect(store.get('not')).toBeNull();
    store.delete('new');
    expect([store.size, store.usedBytes]).toEqual([1, 5]);
  });

  it('keeps one list of references for all', () => {
    const store = new ScoreStore(100);
    store.set('p', scores(0.1));
    store.set('q', scores(0.2));
    expect(store.get('p')!.references).toBe(store.get('q')!.references);
    store.set('r', { ...scores(0.3), references: ['a', 'c'] });
    expect(store.get('r')!.references).toEqual(['a', 'c']);
    expect(store.get('p')!.references).toEqual(['a', 'b']);
  });
});
