import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict';

describe('verdictOf', () => {
  const decision = { threshold: 0.8, unsureFrom: 0.75 };

  it.each([
    [0.5, decision, 'normal'],
    [0.75, decision, 'unsure'],
    [0.79, decision, 'unsure'],
    [0.8, decision, 'anomalous'],
    [1.1, decision, 'anomalous'],
    [null, decision, null],
    [0.5, null, null],
  ] as const)('score %s by %o is %s', (score, by, verdict) => {
    expect(verdictOf(score, by)).toBe(verdict);
  });
});
