import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy';

const ranked = (typed: string, texts: readonly string[]) =>
  texts
    .flatMap((text) => {
      const score = fuzzyScore(typed, text);
      return score === null ? [] : [{ text, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

describe('fuzzyScore', () => {
  it('prefers the start, then starts of words, then the inside, then letters in order', () => {
    const texts = ['lets find it', 'unfit', 'f-i-t', 'Fit the photo', 'Well fit', 'photo'];
    expect(ranked('fit', texts)).toEqual([
      'Fit the photo',
      'Well fit',
      'unfit',
      'f-i-t',
      'lets find it',
    ]);
  });

  it('wants every word, in any order and case', () => {
    expect(ranked('GOOD lab', ['Label good', 'Label defective', 'good'])).toEqual(['Label good']);
  });

  it('finds files by number, with the shorter name first', () => {
    expect(ranked('012', ['test/good-012.jpg', 'good-012.jpg', 'good-0121.png'])).toEqual([
      'good-012.jpg',
      'good-0121.png',
      'test/good-012.jpg',
    ]);
  });

  it('takes anything for nothing, and signs for themselves', () => {
    expect(ranked(' ', ['a'])).toEqual(['a']);
    expect(ranked('c++ (1)', ['c++ (1).png', 'c.png'])).toEqual(['c++ (1).png']);
  });
});
