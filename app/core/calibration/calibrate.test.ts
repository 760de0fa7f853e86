import { describe, expect, it } from 'vitest';
import { testBackbone } from '../../testing/synthetic';
import { verdictOf } from './verdict';
import { calibrate, decisionOf, DEFAULT_RATE } from './calibrate';
import { rateAbove } from './good-scores';
import { summarisePart } from './part-summary';
import { peakRarityOf, rarityOf } from './rarity';

const part = (score: number) => ({ score, common: score / 2, peak: score * 0.8 });
const parts = [0.5, 0.52, 0.47, 0.55].map(part);
const { scorePriors: priors } = testBackbone;
const leftOut = (of: typeof parts) =>
  ({ method: 'leave-one-out', parts: of, priors, turnGain: 0.13 }) as const;
const alone = (of: typeof parts) =>
  ({ method: 'alone', parts: of, priors, turnGain: null }) as const;
const calibration = calibrate(leftOut(parts));

describe('calibrate', () => {
  it('suggests the score that 5 % of good parts reach, for images and for maps', () => {
    const { good, threshold, goodPeaks, mapThreshold, low } = calibration;
    expect(rateAbove(good, threshold)).toBeCloseTo(DEFAULT_RATE, 9);
    expect(rateAbove(goodPeaks, mapThreshold)).toBeCloseTo(DEFAULT_RATE, 9);
    expect(mapThreshold).toBeCloseTo(threshold * 0.8, 9);
    expect(low).toBeCloseTo(0.255, 9);
  });

  it('takes less than a lone reference’s own score as usual, and says it is a guess', () => {
    const calibrated = calibrate(alone([part(0.5)]));
    expect(calibrated.scores[0]).toBeCloseTo(0.41, 9);
    expect(calibrated.trust.grade).toBe('guess');
    expect(calibrated.trust.reasons).toEqual([{ kind: 'one-reference' }]);
    expect(() => calibrate(alone(parts))).toThrow('got 4');
  });

  it('trusts eight even references, and says why it trusts others less', () => {
    const even = [...parts, ...parts];
    expect(calibrate(leftOut(even)).trust).toMatchObject({ grade: 'good', reasons: [] });
    expect(calibration.trust.grade).toBe('fair');
    expect(calibration.trust.reasons).toEqual([{ kind: 'few-references', wanted: 8 }]);
    expect(calibrate(leftOut(parts.slice(2))).trust.grade).toBe('rough');
    const odd = calibrate(leftOut([...even, part(1.5)])).trust;
    expect(odd.reasons).toContainEqual({ kind: 'odd-references', places: [8] });
    const uneven = calibrate(leftOut([0.4, 0.7, 0.4, 0.7, 0.4, 0.7, 0.4, 0.7].map(part)));
    expect(uneven.trust).toMatchObject({
      grade: 'fair',
      reasons: [{ kind: 'uneven-references' }],
    });
    const { interval } = calibration.trust;
    expect(interval.low).toBeLessThan(calibration.threshold);
    expect(interval.high).toBeGreaterThan(calibration.threshold);
  });

  it('counts queries labelled good as references', () => {
    const labelled = calibrate(leftOut(parts.slice(0, 2)), {
      good: [0.47, 0.55],
      defective: [],
    });
    expect(labelled.good).toEqual(calibration.good);
    expect(labelled.scores).toHaveLength(2);
  });

  it('comes down to the lowest defective query, but not among the good ones', () => {
    const at = (good: number[], ...defective: number[]) =>
      calibrate(leftOut(parts), { good, defective }).threshold;
    expect(at([], 0.9)).toBe(calibration.threshold);
    expect(at([], 0.9, 0.58)).toBe(0.58);
    expect(at([], 0.3)).toBeCloseTo(Math.exp(calibration.good.centre), 9);
    expect(at([0.57], 0.56)).toBeGreaterThan(0.57);
    expect(at([0.57], 0.56)).toBeCloseTo(0.57, 9);
  });

  it('has a higher threshold the fewer false alarms it is to make', () => {
    const [often, seldom] = [0.05, 0.001].map((rate) => calibrate(leftOut(parts), undefined, rate));
    expect(often!.threshold).toBe(calibration.threshold);
    expect(rateAbove(seldom!.good, seldom!.threshold)).toBeCloseTo(0.001, 9);
    expect(seldom!.mapThreshold).toBeGreaterThan(often!.mapThreshold);
    expect(seldom!.rate).toBe(0.001);
  });

  it('takes its priors from the backbone, and is the basis of another calibration', () => {
    const wide = { spread: 0.3, degrees: 9, aloneFactor: 0.5 };
    const { good, threshold } = calibrate({ ...leftOut(parts), priors: wide });
    expect(good.degrees).toBe(9 + parts.length - 1);
    expect(threshold).toBeGreaterThan(calibration.threshold);
    expect(calibrate({ ...alone([part(0.5)]), priors: wide }).scores).toEqual([0.25]);
    expect(calibrate(calibration)).toEqual(calibration);
  });

  it('needs parts', () => {
    expect(() => calibrate(leftOut([]))).toThrow('no parts');
  });
});

describe('calibrated verdicts', () => {
  const { threshold, trust } = calibration;

  it('are anomalous from the threshold, unsure within its error below it', () => {
    const verdict = (score: number) => verdictOf(score, decisionOf(calibration));
    expect(verdict(threshold)).toBe('anomalous');
    expect(verdict(threshold - 1e-6)).toBe('unsure');
    expect(verdict(trust.interval.low)).toBe('unsure');
    expect(verdict(trust.interval.low - 1e-6)).toBe('normal');
  });

  it('keep the share that is unsure when the threshold is set by hand', () => {
    const byHand = decisionOf(calibration, 2 * threshold)!;
    expect(byHand.threshold).toBe(2 * threshold);
    expect(byHand.unsureFrom).toBeCloseTo(2 * trust.interval.low, 9);
    expect(decisionOf(null, 0.5)).toEqual({ threshold: 0.5, unsureFrom: 0.48 });
    expect(decisionOf(null)).toBeNull();
  });

  it('come with a rarity that is no rarer than the references can support', () => {
    expect(rarityOf(calibration, threshold).oneIn).toBeCloseTo(20, 6);
    expect(rarityOf(calibration, threshold).isCapped).toBe(false);
    expect(rarityOf(calibration, 0.1).oneIn).toBeCloseTo(1, 2);
    expect(rarityOf(calibration, 2)).toEqual({ oneIn: 70, isCapped: true });
    expect(peakRarityOf(calibration, calibration.mapThreshold).oneIn).toBeCloseTo(20, 6);
  });
});

describe('summarisePart', () => {
  it('takes the image score, the common distance and the peak of the smoothed map', () => {
    const distances = new Float32Array(1600).fill(0.25);
    distances.fill(0.75, 800, 816);
    const { score, common, peak } = summarisePart({ rows: 40, cols: 40, distances }, testBackbone, {
      smoothingPx: 0,
    });
    expect(score).toBeCloseTo(0.75, 6);
    expect(common).toBeCloseTo(0.25, 6);
    expect(peak).toBeGreaterThan(0.4);
    expect(peak).toBeLessThan(0.7);
  });
});
