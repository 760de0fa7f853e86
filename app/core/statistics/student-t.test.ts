import { describe, expect, it } from 'vitest';
import expected from '../../testing/expected/statistics.json';
import { incompleteBeta } from './incomplete-beta';
import { logGamma } from './log-gamma';
import { studentTQuantile, studentTSurvival } from './student-t';

/** Equal to a share of the expected value, or of one where that is small. */
function expectNear(value: number, wanted: number, share = 1e-11): void {
  expect(Math.abs(value - wanted) / Math.max(Math.abs(wanted), 1e-6)).toBeLessThan(share);
}

describe('logGamma', () => {
  it('equals scipy.special.gammaln', () => {
    for (const [x, wanted] of expected.logGamma as [number, number][]) {
      expectNear(logGamma(x), wanted, 1e-8);
    }
  });

  it('refuses zero and below', () => {
    expect(() => logGamma(0)).toThrow('got 0');
  });
});

describe('incompleteBeta', () => {
  it('equals scipy.special.betainc', () => {
    for (const [x, a, b, wanted] of expected.incompleteBeta as [number, number, number, number][]) {
      expectNear(incompleteBeta(x, a, b), wanted);
    }
  });

  it('refuses arguments out of range', () => {
    expect(() => incompleteBeta(1.2, 1, 1)).toThrow('x 1.2');
    expect(() => incompleteBeta(0.2, 0, 1)).toThrow('a 0');
  });
});

describe('Student’s t', () => {
  it('has the shares of scipy.stats.t', () => {
    for (const [x, degrees, below, above] of expected.studentT as [
      number,
      number,
      number,
      number,
    ][]) {
      expectNear(studentTSurvival(-x, degrees), below);
      expectNear(studentTSurvival(x, degrees), above);
    }
  });

  it('has the quantiles of scipy.stats.t', () => {
    for (const [share, degrees, wanted] of expected.studentTQuantile as [
      number,
      number,
      number,
    ][]) {
      expectNear(studentTQuantile(share, degrees), wanted, 1e-9);
    }
  });

  it('refuses shares of nothing and all', () => {
    expect(() => studentTQuantile(1, 3)).toThrow('got 1');
  });
});
