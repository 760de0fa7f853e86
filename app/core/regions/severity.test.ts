import { describe, expect, it } from 'vitest';
import {
  MOST_RULE_NAME,
  defaultSeverityRules,
  severityOf,
  severityRuleFaults,
  type Severity,
  type SeverityRule,
} from './severity';

const speck = { areaPercent: 0.1, areaMm2: null, peak: 1.1 };

describe('severityOf', () => {
  it.each([
    ['minor', null, speck],
    ['major', 'Sizeable', { ...speck, areaPercent: 1 }],
    ['critical', 'Large', { ...speck, areaPercent: 5 }],
    ['major', 'Clearly unlike the references', { ...speck, peak: 1.3 }],
    ['critical', 'Very unlike the references', { ...speck, areaPercent: 2, peak: 2.4 }],
    ['critical', 'Large', { ...speck, areaPercent: 9, peak: 2.4 }],
  ] as const)('by default says %s, because: %s', (severity, rule, region) => {
    expect(severityOf(region, 1, defaultSeverityRules)).toEqual({ severity, rule });
  });

  it('goes by the ratio of peak and threshold', () => {
    expect(severityOf({ ...speck, peak: 0.9 }, 0.45, defaultSeverityRules).severity).toBe(
      'critical',
    );
    expect(severityOf({ ...speck, peak: 0.9 }, 0.8, defaultSeverityRules).severity).toBe('minor');
  });

  it('needs all limits of a rule, and one that is not known is not reached', () => {
    const rules: SeverityRule[] = [
      { name: 'a', severity: 'critical', atLeast: { areaMm2: 2, oneIn: 100 } },
      { name: 'b', severity: 'major', atLeast: { areaMm2: 2 } },
    ];
    const measured = { ...speck, areaMm2: 2 };
    expect(severityOf(measured, 1, rules, 100)).toEqual({ severity: 'critical', rule: 'a' });
    expect(severityOf(measured, 1, rules, 99)).toEqual({ severity: 'major', rule: 'b' });
    expect(severityOf(measured, 1, rules)).toEqual({ severity: 'major', rule: 'b' });
    expect(severityOf(speck, 1, rules, 1000)).toEqual({ severity: 'minor', rule: null });
  });

  it('lets a rule without limits hold for everything, and the first of equals name it', () => {
    const rules: SeverityRule[] = [
      { name: 'all', severity: 'major', atLeast: {} },
      { name: 'also', severity: 'major', atLeast: {} },
    ];
    expect(severityOf(speck, 1, rules)).toEqual({ severity: 'major', rule: 'all' });
    expect(severityOf(speck, 1, [])).toEqual({ severity: 'minor', rule: null });
  });
});

describe('severityRuleFaults', () => {
  it('finds none in the defaults', () => {
    expect(severityRuleFaults(defaultSeverityRules)).toEqual([]);
  });

  it('says which field of which rule is wrong, and why', () => {
    const rules: SeverityRule[] = [
      { name: 'Spot', severity: 'major', atLeast: { areaPercent: 101, peakRatio: 0 } },
      { name: ' spot ', severity: 'fatal' as Severity, atLeast: { oneIn: Number.NaN } },
      { name: ' ', severity: 'minor', atLeast: { areaMm2: Infinity } },
    ];
    expect(severityRuleFaults(rules)).toEqual([
      { rule: 0, field: 'areaPercent', reason: 'above-100' },
      { rule: 0, field: 'peakRatio', reason: 'not-positive' },
      { rule: 1, field: 'name', reason: 'taken' },
      { rule: 1, field: 'severity', reason: 'unknown' },
      { rule: 1, field: 'oneIn', reason: 'not-positive' },
      { rule: 2, field: 'name', reason: 'empty' },
      { rule: 2, field: 'areaMm2', reason: 'not-positive' },
    ]);
  });

  it('lets a name be as long as it can be kept, and no longer', () => {
    const named = (length: number) =>
      severityRuleFaults([{ name: 'x'.repeat(length), severity: 'minor', atLeast: {} }]);
    expect(named(MOST_RULE_NAME)).toEqual([]);
    expect(named(MOST_RULE_NAME + 1)).toEqual([{ rule: 0, field: 'name', reason: 'too-long' }]);
  });
});
