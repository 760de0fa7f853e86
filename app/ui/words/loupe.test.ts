import { describe, expect, it } from 'vitest';
import type { LoupeResult } from '../../state/results/loupe';
import { copyWords, nothingWords, patchWords, placeRarityWords, type PatchFacts } from './loupe';

const facts: PatchFacts = {
  compared: 'references',
  mapScore: 0.93,
  threshold: 0.58,
  distance: 1.02,
  nearest: 'good-003.jpg',
};

describe('patchWords', () => {
  it.each([
    [{}, '0.93, 1.6 times the threshold: nothing in the references looks like this.'],
    [
      { mapScore: 0.64, distance: 0.66 },
      '0.64, 1.1 times the threshold: odder than a good part should be, though not far from good-003.jpg.',
    ],
    [
      { mapScore: 0.58, distance: 0.6 },
      '0.58, at the threshold: odder than a good part should be, though not far from good-003.jpg.',
    ],
    [
      { mapScore: 0.7, distance: 0.3 },
      '0.70, 1.2 times the threshold: what lies around it is odd, the patch itself is like good-003.jpg.',
    ],
    [{ mapScore: 0.31, distance: 0.3 }, '0.31, below the threshold: much like good-003.jpg.'],
    [{ mapScore: 0.55, distance: 0.5 }, '0.55, below the threshold: still like good-003.jpg.'],
    [
      { mapScore: 0.31, distance: 0.7 },
      '0.31, below the threshold: this patch alone is odd, what lies around it is not.',
    ],
    [{ threshold: null }, '0.93: most like good-003.jpg.'],
    [{ mapScore: null }, 'Its score is on the way …'],
    [
      { compared: 'others', distance: 0.2 },
      '0.20 from the most alike place of the other references, in good-003.jpg.',
    ],
    [
      { compared: 'itself', distance: 0.2 },
      '0.20 from the most alike place of the same photo: there is no other reference.',
    ],
    [
      { compared: 'itself', distance: null },
      'The only reference is too small to be compared with itself.',
    ],
  ] as const)('%o', (change, words) => {
    expect(patchWords({ ...facts, ...change })).toBe(words);
  });
});

describe('placeRarityWords', () => {
  it.each([
    [{ oneIn: 200, isCapped: false }, '1 in 200 good parts has a place this odd.'],
    [{ oneIn: 50, isCapped: true }, 'Fewer than 1 in 50 good parts have a place this odd.'],
    [{ oneIn: 1.2, isCapped: false }, 'Most good parts have a place this odd.'],
  ])('%o', (rarity, words) => expect(placeRarityWords(rarity)).toBe(words));
});

describe('nothingWords', () => {
  const results: readonly Exclude<LoupeResult, { kind: 'found' }>[] = [
    { kind: 'no-references' },
    { kind: 'waiting' },
    { kind: 'computing' },
    { kind: 'failed', problem: null },
    { kind: 'failed', problem: { kind: 'empty-file' } },
  ];
  it('says something else for each, in sentences', () => {
    const words = results.map(nothingWords);
    expect(new Set(words).size).toBe(results.length);
    for (const one of words) expect(one).toMatch(/^[A-Z].*[.…]$/);
  });
});

describe('copyWords', () => {
  it('gives a line for each match', () => {
    const matches = [
      { name: 'a.jpg', at: { x: 10.5, y: 20 }, distance: 0.51234 },
      { name: 'b.jpg', at: { x: 1, y: 2 }, distance: 0.6 },
    ];
    expect(copyWords({ name: 'q.jpg', at: { x: 412.9, y: 388 } }, 'Odd.', matches)).toBe(
      'q.jpg at 412, 388 px\nOdd.\n1. a.jpg at 10, 20 px, distance 0.5123\n2. b.jpg at 1, 2 px, distance 0.6000',
    );
  });
});
