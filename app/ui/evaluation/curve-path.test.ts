import { describe, expect, it } from 'vitest';
import { precisionRecallCurve, rocCurve } from '../../core/evaluation/curves';
import { rocPath, stepPath } from './curve-path';

const good = [1, 3];
const defective = [2, 4];

describe('rocPath', () => {
  it('goes from the lower left to the upper right', () => {
    expect(rocPath(rocCurve(good, defective))).toBe('M0 1L0 0.5L0.5 0.5L0.5 0L1 0');
  });
});

describe('stepPath', () => {
  it('goes right at the precision that was reached, so that its area is the average precision', () => {
    expect(stepPath(precisionRecallCurve(good, defective))).toBe('M0 0H0.5V0.5H0.5V0.3333H1V0.5H1');
  });
});
