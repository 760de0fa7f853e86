import type { ScorePriors } from '../features/backbone';
import { outliersOf, type GoodScores } from './good-scores';

/** How far a calibration can be relied on. */
export type TrustGrade = 'guess' | 'rough' | 'fair' | 'good';

/** Why it is no better. Worded in the ui. */
export type TrustReason =
  /** One reference shows nothing of how good parts differ. */
  | { readonly kind: 'one-reference' }
  /** Poses or colours of good parts may be missing, and nothing can tell. */
  | { readonly kind: 'few-references'; readonly wanted: number }
  /** References differ more among themselves than good parts commonly do. */
  | { readonly kind: 'uneven-references' }
  /** These, by place, look odd beside the others: perhaps no good parts. */
  | { readonly kind: 'odd-references'; readonly places: readonly number[] };

export interface Trust {
  readonly grade: TrustGrade;
  readonly reasons: readonly TrustReason[];
  /** The threshold may as well be anywhere between these: one standard error each way. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Rates below this are the tail of an assumed curve, not of anything seen. */
  readonly rarestRate: number;
}

/**
 * With fewer, whole poses of good parts are often missing: two of three draws of four commutators
 * lack one and have 40 % of false alarms, of eight none (bench/decisions.md).
 */
const ENOUGH_REFERENCES = 8;
const FEW_REFERENCES = 4;

/** A spread this many times the usual one says more of poses than of parts. */
const UNEVEN_FACTOR = 1.6;

/** How far beyond the sample the tail is followed: one in this many times its degrees of freedom. */
const TAIL_REACH = 10;

/**
 * @param scores of left-out references, in their order
 * @param good fitted to them, and to queries labelled good
 * @param threshold that was made from them
 * @param standardError of the threshold's logarithm
 * @param priors of the backbone
 */
export function trustOf(
  scores: readonly number[],
  good: GoodScores,
  threshold: number,
  standardError: number,
  priors: ScorePriors,
): Trust {
  const places = outliersOf(scores, priors);
  const isUneven = good.spread > UNEVEN_FACTOR * priors.spread;
  const reasons: TrustReason[] = [];
  if (scores.length === 1) reasons.push({ kind: 'one-reference' });
  else if (scores.length < ENOUGH_REFERENCES) {
    reasons.push({ kind: 'few-references', wanted: ENOUGH_REFERENCES });
  }
  if (places.length > 0) reasons.push({ kind: 'odd-references', places });
  if (isUneven) reasons.push({ kind: 'uneven-references' });
  return {
    grade: gradeOf(good.count, isUneven),
    reasons,
    interval: {
      low: threshold * Math.exp(-standardError),
      high: threshold * Math.exp(standardError),
    },
    rarestRate: 1 / (TAIL_REACH * good.degrees),
  };
}

function gradeOf(count: number, isUneven: boolean): TrustGrade {
  if (count === 1) return 'guess';
  if (count < FEW_REFERENCES) return 'rough';
  return count < ENOUGH_REFERENCES || isUneven ? 'fair' : 'good';
}
