import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict';

describe('verdictOf', () => {
  it.each([
    [0.5, 0.8, 'normal'],
    [0.78, 0.8, 'unsure'],
    [0.8, 0.8, 'anomalous'],
    [1.1, 0.8, 'anomalous'],
    [null, 0.8, null],
    [0.5, null, null],
  ] as const)('score %s at threshold %s is %s', (score, threshold, verdict) => {
    expect(verdictOf(score, threshold)).toBe(verdict);
  });
});
