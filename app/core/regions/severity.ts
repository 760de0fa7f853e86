import type { Region } from './region';

export const MOST_RULES = 100;
/** Characters of a rule's name. */
export const MOST_RULE_NAME = 200;

/** From harmless to worst. */
export const severities = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Lower limits of a rule; each is above 0. */
export interface SeverityLimits {
  /** Share of the image, up to 100. */
  readonly areaPercent?: number;
  readonly areaMm2?: number;
  /** Peak of the region as a multiple of the threshold. */
  readonly peakRatio?: number;
  /** Rarity of the peak: only one in this many good parts would reach it. */
  readonly oneIn?: number;
}

/** An editable rule. It applies to a region that reaches all of its limits. */
export interface SeverityRule {
  readonly name: string;
  readonly severity: Severity;
  readonly atLeast: SeverityLimits;
}

export const defaultSeverityRules: readonly SeverityRule[] = [
  { name: 'Large', severity: 'critical', atLeast: { areaPercent: 5 } },
  { name: 'Very unlike the references', severity: 'critical', atLeast: { peakRatio: 2 } },
  { name: 'Sizeable', severity: 'major', atLeast: { areaPercent: 1 } },
  { name: 'Clearly unlike the references', severity: 'major', atLeast: { peakRatio: 1.3 } },
];

export interface RegionSeverity {
  readonly severity: Severity;
  /** Name of the rule that decided; null when none holds, which is minor. */
  readonly rule: string | null;
}

type Measured = Pick<Region, 'areaPercent' | 'areaMm2' | 'peak'>;

/**
 * How severe a region is: the worst that any rule says of it, the first of equally severe ones
 * giving its name. A limit on what is not known (millimetres without a scale, rarity without a
 * calibration) is not reached.
 *
 * @param threshold of the regions, above 0
 * @param oneIn rarity of the region's peak, null when not known
 */
export function severityOf(
  region: Measured,
  threshold: number,
  rules: readonly SeverityRule[],
  oneIn: number | null = null,
): RegionSeverity {
  const { areaPercent, areaMm2, peak } = region;
  const known = { areaPercent, areaMm2, peakRatio: peak / threshold, oneIn };
  const holding = rules.filter(({ atLeast }) =>
    limitNames.every((name) => (known[name] ?? -Infinity) >= (atLeast[name] ?? -Infinity)),
  );
  for (const severity of severities.toReversed()) {
    const rule = holding.find((held) => held.severity === severity);
    if (rule) return { severity, rule: rule.name };
  }
  return { severity: 'minor', rule: null };
}

/** Error of a rule; the page words it. */
export interface RuleFault {
  /** Which rule of the list, from 0. */
  readonly rule: number;
  readonly field: 'name' | 'severity' | keyof SeverityLimits;
  readonly reason: 'empty' | 'too-long' | 'taken' | 'unknown' | 'not-positive' | 'above-100';
}

const limitNames = ['areaPercent', 'areaMm2', 'peakRatio', 'oneIn'] as const;

/**
 * Faults of rules, edited by the user or loaded from a file, in the order of the rules; none
 * for rules that can be used. A rule without limits is allowed: it holds for every region.
 */
export function severityRuleFaults(rules: readonly SeverityRule[]): RuleFault[] {
  const taken = new Set<string>();
  return rules.flatMap(({ name, severity, atLeast }, rule) => {
    const faults: RuleFault[] = [];
    const key = name.trim().toLowerCase();
    if (key === '') faults.push({ rule, field: 'name', reason: 'empty' });
    else if (name.length > MOST_RULE_NAME) faults.push({ rule, field: 'name', reason: 'too-long' });
    else if (taken.has(key)) faults.push({ rule, field: 'name', reason: 'taken' });
    taken.add(key);
    if (!severities.includes(severity)) faults.push({ rule, field: 'severity', reason: 'unknown' });
    for (const field of limitNames) {
      const limit = atLeast[field];
      if (limit === undefined) continue;
      if (!(limit > 0 && Number.isFinite(limit)))
        faults.push({ rule, field, reason: 'not-positive' });
      else if (field === 'areaPercent' && limit > 100)
        faults.push({ rule, field, reason: 'above-100' });
    }
    return faults;
  });
}
