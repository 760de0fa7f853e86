import type { AreaUnit } from '../../core/regions/settings';
import type { RuleFault, Severity, SeverityRule } from '../../core/regions/severity';
import { numberFrom } from '../words/format';

/** A rule as it is being typed. */
export interface RuleDraft {
  /** Of the row, as long as the editor is open. */
  readonly id: number;
  readonly name: string;
  readonly severity: Severity;
  readonly area: string;
  readonly areaUnit: AreaUnit;
  readonly ratio: string;
  /** A limit that the editor does not show, and keeps. */
  readonly oneIn: number | null;
}

export function draftOf({ name, severity, atLeast }: SeverityRule, id: number): RuleDraft {
  const { areaPercent, areaMm2, peakRatio, oneIn } = atLeast;
  const area = areaMm2 ?? areaPercent;
  return {
    id,
    name,
    severity,
    area: area === undefined ? '' : String(area),
    areaUnit: areaMm2 === undefined ? 'percent' : 'mm2',
    ratio: peakRatio === undefined ? '' : String(peakRatio),
    oneIn: oneIn ?? null,
  };
}

/** Text that is not a number becomes NaN, which `severityRuleFaults` rejects. */
export function ruleOf({ name, severity, area, areaUnit, ratio, oneIn }: RuleDraft): SeverityRule {
  const limit = (text: string) => numberFrom(text) ?? Number.NaN;
  return {
    name: name.trim(),
    severity,
    atLeast: {
      ...(area.trim() === ''
        ? {}
        : { [areaUnit === 'mm2' ? 'areaMm2' : 'areaPercent']: limit(area) }),
      ...(ratio.trim() === '' ? {} : { peakRatio: limit(ratio) }),
      ...(oneIn === null ? {} : { oneIn }),
    },
  };
}

/** The part of a row that a fault is about. */
export type DraftField = 'name' | 'severity' | 'area' | 'ratio';

export function draftFieldOf({ field }: RuleFault): DraftField {
  if (field === 'areaPercent' || field === 'areaMm2') return 'area';
  return field === 'name' || field === 'severity' ? field : 'ratio';
}
