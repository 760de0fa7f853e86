import type { SavedSpec } from '../features/grid';
import type { RegionSettings } from '../regions/settings';
import type { SeverityRule } from '../regions/severity';
import type { Directions } from '../project/turning';
import { roundDigits } from './round';
import type { ReportRow } from './rows';

/** Distance a grey level of the 16-bit score map PNGs: 0 to 65535 stands for 0 to 2. */
export const SCORE_PNG_UNIT = 2 / 65535;

/** Everything that results.json says. */
export interface Results {
  readonly backend: string | null;
  readonly featureSpec: SavedSpec;
  /** In how many directions references were compared. */
  readonly directions: Directions;
  readonly threshold: number | null;
  /** How regions were found. */
  readonly regions: RegionSettings | null;
  readonly severityRules: readonly SeverityRule[];
  /** Names of the references, in bank order. */
  readonly references: readonly string[];
  readonly rows: readonly ReportRow[];
}

/**
 * The text of results.json, version 1. Keys are always in the same order and numbers have at most
 * 6 digits after the point, so that two exports of the same results are equal byte for byte.
 */
export function resultsJson({
  backend,
  featureSpec,
  directions,
  threshold,
  regions,
  severityRules,
  references,
  rows,
}: Results): string {
  const document = {
    format: 'oddspot-results',
    version: 1,
    backend,
    featureSpec: {
      backbone: featureSpec.backbone,
      weights: featureSpec.weights,
      levels: featureSpec.levels,
      inputAreaPx: featureSpec.inputAreaPx,
      preprocessing: featureSpec.preprocessing,
    },
    directions,
    threshold: roundDigits(threshold),
    regions: regions && {
      threshold: roundDigits(regions.threshold),
      smallest: { value: roundDigits(regions.smallest.value), unit: regions.smallest.unit },
      smoothingPx: roundDigits(regions.smoothingPx),
      mmPerPx: roundDigits(regions.mmPerPx),
    },
    severityRules: severityRules.map(({ name, severity, atLeast }) => ({
      name,
      severity,
      atLeast,
    })),
    scoreMapPng: { unitPerLevel: SCORE_PNG_UNIT },
    references,
    results: rows,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
