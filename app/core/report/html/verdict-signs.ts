import type { Verdict } from '../../score/verdict';

/** A sign for each verdict beside its word: never colour alone. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  anomalous: '!',
  unsure: '?',
  normal: '✓',
};
