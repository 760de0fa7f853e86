import type { Calibration } from './calibrate';
import { rateAbove } from './good-scores';

/** How rarely a good part scores as high as a query. */
export interface Surprise {
  /** One in this many good parts, at least 1. */
  readonly oneIn: number;
  /** Whether it is rarer still, but no number of so few references could say how rare. */
  readonly isCapped: boolean;
}

/** @param score image score of a query, 0 to 2 */
export function surpriseOf({ good, trust }: Calibration, score: number): Surprise {
  const rate = rateAbove(good, score);
  const isCapped = rate < trust.rarestRate;
  return { oneIn: 1 / (isCapped ? trust.rarestRate : rate), isCapped };
}
