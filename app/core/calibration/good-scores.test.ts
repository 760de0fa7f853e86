import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/statistics.json';
import { testBackbone } from '../../testing/synthetic';
import {
  fitGoodScores,
  outliersOf,
  rateAbove,
  scoreAtRate,
  standardErrorAtRate,
} from './good-scores';

const { scorePriors } = testBackbone;

describe('fitGoodScores', () => {
  it.each(expected.goodScores)('has the quantiles of scipy.stats.t for $scores', (wanted) => {
    const good = fitGoodScores(wanted.scores, scorePriors);
    for (const [rate, score] of wanted.exact as [number, number][]) {
      expect(scoreAtRate(good, rate)).toBeCloseTo(score, 9);
    }
    for (const [score, rate] of wanted.above as [number, number][]) {
      expect(rateAbove(good, score)).toBeCloseTo(rate, 9);
    }
  });

  it.each(expected.goodScores)('agrees with four million drawn parts for $scores', (wanted) => {
    const good = fitGoodScores(wanted.scores, scorePriors);
    for (const [rate, score] of wanted.drawn as [number, number][]) {
      expect(Math.abs(scoreAtRate(good, rate) / score - 1)).toBeLessThan(0.004);
    }
  });

  it('is surer the more scores there are, and lets them outweigh what was thought before', () => {
    const wide = Array.from({ length: 200 }, (_, i) => Math.exp(0.2 * Math.sin(i * 2.4)));
    const { spread } = fitGoodScores(wide, scorePriors);
    expect(spread).toBeCloseTo(0.2 / Math.SQRT2, 2);
    expect(fitGoodScores(wide.slice(0, 1), scorePriors).spread).toBe(scorePriors.spread);
    const errors = [1, 4, 16].map((count) =>
      standardErrorAtRate(fitGoodScores(wide.slice(0, count), scorePriors), 0.05),
    );
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
  });

  it('is hardly moved by one reference that is no good part', () => {
    const usual = [0.5, 0.52, 0.48, 0.51, 0.49, 0.5, 0.53];
    const odd = [...usual, 1.4];
    expect(outliersOf(odd, scorePriors)).toEqual([7]);
    expect(outliersOf(usual, scorePriors)).toEqual([]);
    const moved =
      scoreAtRate(fitGoodScores(odd, scorePriors), 0.05) /
      scoreAtRate(fitGoodScores(usual, scorePriors), 0.05);
    expect(moved).toBeLessThan(1.15);
    expect(moved).toBeGreaterThan(1);
  });

  it('takes copies of one photo, whose scores are 0', () => {
    expect(scoreAtRate(fitGoodScores([0, 0], scorePriors), 0.05)).toBeGreaterThan(0);
  });

  it('refuses no scores and scores that are none', () => {
    expect(() => fitGoodScores([], scorePriors)).toThrow('no scores');
    expect(() => fitGoodScores([0.5, Infinity], scorePriors)).toThrow('score Infinity');
    expect(() => fitGoodScores([NaN], scorePriors)).toThrow('score NaN');
  });
});
