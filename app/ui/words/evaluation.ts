import type { ConfusionCell } from '../../core/evaluation/confusion';
import type { Labelled } from '../../state/store/labelled';
import { formatScore, plural } from './format';

/** Below this many images of a class, a few more can change every number. */
const FEW = 20;

/** Labels or inspections that the evaluation still needs; null when it can be shown. */
export function missingWords(labelled: Labelled): string | null {
  const unproven = (['good', 'defective'] as const).filter((kind) => labelled[kind].length === 0);
  if (unproven.length === 0) return null;
  const unlabelled = unproven.filter((kind) => labelled.pending[kind] === 0);
  if (unlabelled.length === 0) return 'The proof follows once the labelled photos are inspected.';
  const kinds = unlabelled.join(' and one ');
  return `For a proof, label at least one ${kinds} photo: N is good, X is defective.`;
}

/** Sample size of the evaluation: `3 good and 9 defective photos`. */
export function labelledWords({ good, defective, unscored }: Labelled): string {
  const left = unscored === 0 ? '' : `; ${plural(unscored, 'labelled photo')} without a score`;
  return `${good.length} good and ${plural(defective.length, 'defective photo')}${left}`;
}

/** A warning where there are too few labels for the numbers to mean much; null where there are not. */
export function cautionWords({ good, defective }: Labelled): string | null {
  if (good.length >= FEW && defective.length >= FEW) return null;
  const fewest = Math.min(good.length, defective.length);
  return (
    `Few labels: one photo more or less can move these numbers by ${Math.round(100 / fewest)} ` +
    `points. From about ${FEW} of each kind on they begin to settle.`
  );
}

export interface CellWords {
  readonly name: string;
  /** Description of the photos in the cell. */
  readonly what: string;
}

export const cellWords: Readonly<Record<ConfusionCell, CellWords>> = {
  truePositives: { name: 'Found', what: 'defective, called anomalous' },
  falseNegatives: { name: 'Missed', what: 'defective, not called anomalous' },
  falsePositives: { name: 'False alarms', what: 'good, called anomalous' },
  trueNegatives: { name: 'Passed', what: 'good, not called anomalous' },
};

/** A share as a percentage, or a dash where there is nothing to divide by. */
export function formatShare(share: number): string {
  return Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`;
}

/** A metric from 0 to 1: three digits, of which the last is not rounded up to a perfect 1. */
export function formatMetric(value: number): string {
  if (Number.isNaN(value)) return '–';
  return (value < 1 ? Math.min(value, 0.999) : value).toFixed(3);
}

export function intervalWords({ low, high }: { low: number; high: number }): string {
  return `95 % sure: ${formatScore(low)} to ${formatScore(high)}`;
}

export const INTERVAL_SOURCE =
  'Score interval of Newcombe (Statistics in Medicine, 2006) with the variance of Hanley and McNeil (Radiology, 1982)';
