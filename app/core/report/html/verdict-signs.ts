import type { Verdict } from '../../calibration/verdict';

/** A sign for each verdict beside its word: never colour alone. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  anomalous: '!',
  unsure: '?',
  normal: '✓',
};
