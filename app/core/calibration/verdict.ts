export type Verdict = 'normal' | 'unsure' | 'anomalous';

/** Where verdicts change, as image scores. */
export interface Decision {
  /** From here on a part is anomalous. */
  readonly threshold: number;
  /** From here to the threshold nobody can be sure. */
  readonly unsureFrom: number;
}

/** Verdict for an image score; `null` while score or decision is unknown. */
export function verdictOf(score: number | null, decision: Decision | null): Verdict | null {
  if (score === null || decision === null) return null;
  if (score >= decision.threshold) return 'anomalous';
  return score >= decision.unsureFrom ? 'unsure' : 'normal';
}
