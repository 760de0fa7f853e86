export type Verdict = 'normal' | 'unsure' | 'anomalous';

/** Scores this close to the threshold, as a share of it, are called unsure. */
export const UNSURE_SHARE = 0.04;

/** Verdict for an image score; `null` while score or threshold is unknown. */
export function verdictOf(score: number | null, threshold: number | null): Verdict | null {
  if (score === null || threshold === null) return null;
  if (score >= threshold) return 'anomalous';
  return score >= threshold * (1 - UNSURE_SHARE) ? 'unsure' : 'normal';
}
