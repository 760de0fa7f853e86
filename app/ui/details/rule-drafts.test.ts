import { describe, expect, it } from 'vitest';
import {
  defaultSeverityRules,
  severityRuleFaults,
  type SeverityRule,
} from '../../core/regions/severity';
import { draftFieldOf, draftOf, ruleOf, type RuleDraft } from './rule-drafts';

const draft: RuleDraft = {
  id: 1,
  name: ' Scratch ',
  severity: 'major',
  area: '',
  areaUnit: 'percent',
  ratio: '',
  oneIn: null,
};

describe('drafts of rules', () => {
  it.each<SeverityRule>([
    ...defaultSeverityRules,
    { name: 'Any', severity: 'minor', atLeast: {} },
    { name: 'Both', severity: 'critical', atLeast: { areaMm2: 2.5, peakRatio: 1.1, oneIn: 50 } },
  ])('come back as the rule that they were: $name', (rule) => {
    expect(ruleOf(draftOf(rule, 7))).toEqual(rule);
  });

  it('take a comma, and nothing for no limit', () => {
    const rule = ruleOf({ ...draft, area: '2,5', areaUnit: 'mm2', ratio: ' ' });
    expect(rule).toEqual({ name: 'Scratch', severity: 'major', atLeast: { areaMm2: 2.5 } });
  });

  it('have faults where nonsense was typed', () => {
    const rules = [
      { ...draft, area: 'much', ratio: '0' },
      { ...draft, area: '101' },
    ].map(ruleOf);
    const faults = severityRuleFaults(rules);
    expect(faults.map((fault) => [fault.rule, draftFieldOf(fault), fault.reason])).toEqual([
      [0, 'area', 'not-positive'],
      [0, 'ratio', 'not-positive'],
      [1, 'name', 'taken'],
      [1, 'area', 'above-100'],
    ]);
  });
});
