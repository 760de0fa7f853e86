import { describe, expect, it } from 'vitest';
import { DEFECT_KINDS } from './defects';
import { DEFECT_SHARES, planDefects } from './plan';

describe('planDefects', () => {
  it('has every kind in every size, and in both contrasts over two references', () => {
    const input = { width: 400, height: 256 };
    const plans = [planDefects(input, 0), planDefects(input, 1)];
    for (const plan of plans) {
      expect(plan).toHaveLength(DEFECT_SHARES.length * DEFECT_KINDS.length);
      expect(plan[0]!.sizePx).toBeCloseTo(0.02 * 256, 9);
    }
    const combinations = new Set(
      plans.flat().map(({ kind, share, contrast }) => `${kind} ${share} ${contrast}`),
    );
    expect(combinations.size).toBe(2 * DEFECT_SHARES.length * DEFECT_KINDS.length);
  });
});
