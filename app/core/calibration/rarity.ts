import type { Calibration } from './calibrate';
import { rateAbove, type GoodScores } from './good-scores';
import type { Trust } from './trust';

/** How rarely a good part scores as high as a query. */
export interface Rarity {
  /** One in this many good parts, at least 1. */
  readonly oneIn: number;
  /** Whether it is rarer still, but no number of so few references could say how rare. */
  readonly isCapped: boolean;
}

/** @param score image score of a query, 0 to 2 */
export function rarityOf({ good, trust }: Calibration, score: number): Rarity {
  return rarityAmong(good, trust, score);
}

/** @param peak of a score map, 0 to 2 */
export function peakRarityOf({ goodPeaks, trust }: Calibration, peak: number): Rarity {
  return rarityAmong(goodPeaks, trust, peak);
}

function rarityAmong(scores: GoodScores, { rarestRate }: Trust, score: number): Rarity {
  const rate = rateAbove(scores, score);
  const isCapped = rate < rarestRate;
  return { oneIn: 1 / (isCapped ? rarestRate : rate), isCapped };
}
