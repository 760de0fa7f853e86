import type { Calibration } from './calibrate';
import { rateAbove, type GoodScores } from './good-scores';
import type { Trust } from './trust';

/** How rarely a good part scores as high as a query. */
export interface Surprise {
  /** One in this many good parts, at least 1. */
  readonly oneIn: number;
  /** Whether it is rarer still, but no number of so few references could say how rare. */
  readonly isCapped: boolean;
}

/** @param score image score of a query, 0 to 2 */
export function surpriseOf({ good, trust }: Calibration, score: number): Surprise {
  return surpriseAmong(good, trust, score);
}

/** @param peak of a score map, 0 to 2 */
export function peakSurpriseOf({ goodPeaks, trust }: Calibration, peak: number): Surprise {
  return surpriseAmong(goodPeaks, trust, peak);
}

function surpriseAmong(scores: GoodScores, { rarestRate }: Trust, score: number): Surprise {
  const rate = rateAbove(scores, score);
  const isCapped = rate < rarestRate;
  return { oneIn: 1 / (isCapped ? rarestRate : rate), isCapped };
}
