import { describe, expect, it } from 'vitest';
import type { Labelled } from '../../state/store/labelled';
import { cautionWords, formatMetric, formatShare, labelledWords, missingWords } from './evaluation';

const labelled = (
  good: number,
  defective: number,
  unscored = 0,
  pending = { good: 0, defective: 0 },
): Labelled => ({
  good: Array.from({ length: good }, () => 0.1),
  defective: Array.from({ length: defective }, () => 0.9),
  unscored,
  pending,
  masked: 0,
});

describe('missingWords', () => {
  it('says which label is missing, and nothing once there are both', () => {
    expect(missingWords(labelled(0, 0))).toContain('one good and one defective photo');
    expect(missingWords(labelled(0, 3))).toContain('one good photo');
    expect(missingWords(labelled(2, 0))).toContain('one defective photo');
    expect(missingWords(labelled(1, 1))).toBeNull();
  });

  it('waits for labelled photos that are still to be inspected, and for no others', () => {
    const wait = 'once the labelled photos are inspected';
    expect(missingWords(labelled(2, 0, 1, { good: 0, defective: 1 }))).toContain(wait);
    expect(missingWords(labelled(0, 0, 2, { good: 1, defective: 1 }))).toContain(wait);
    const other = missingWords(labelled(0, 2, 1, { good: 0, defective: 1 }));
    expect(other).toContain('label at least one good photo');
    const failed = missingWords(labelled(0, 4, 2));
    expect(failed).toContain('label at least one good photo');
  });
});

describe('labelledWords', () => {
  it('counts what has a score and what has none', () => {
    expect(labelledWords(labelled(3, 1))).toBe('3 good and 1 defective photo');
    expect(labelledWords(labelled(1, 2, 1))).toBe(
      '1 good and 2 defective photos; 1 labelled photo without a score',
    );
  });
});

describe('cautionWords', () => {
  it('warns below 20 of a kind', () => {
    expect(cautionWords(labelled(19, 40))).toContain('by 5 points');
    expect(cautionWords(labelled(4, 2))).toContain('by 50 points');
    expect(cautionWords(labelled(20, 20))).toBeNull();
  });
});

describe('numbers', () => {
  it('never round up to perfect', () => {
    expect(formatMetric(0.9996)).toBe('0.999');
    expect(formatMetric(1)).toBe('1.000');
    expect(formatMetric(0.5)).toBe('0.500');
    expect(formatMetric(Number.NaN)).toBe('–');
    expect(formatShare(Number.NaN)).toBe('–');
    expect(formatShare(2 / 3)).toBe('67 %');
  });
});
