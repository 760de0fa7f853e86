import type { ScorePriors } from '../features/backbone';
import { fitGoodScores, scoreAtRate, standardErrorAtRate, type GoodScores } from './good-scores';
import type { Decision } from './verdict';
import type { PartSummary } from './part-summary';
import { trustOf, type Trust } from './trust';

/** How the reference scores behind a threshold were made: against others, or with itself alone. */
export type CalibrationMethod = 'leave-one-out' | 'alone';

/** The inputs of a calibration. */
export interface CalibrationBasis {
  readonly method: CalibrationMethod;
  /** One for each left-out reference. */
  readonly parts: readonly PartSummary[];
  /** Of the backbone that made the features. */
  readonly priors: ScorePriors;
  /**
   * Relative fall of the scores of left-out references when the others may turn; null while it is
   * not known: a lone reference, a project of an older build.
   */
  readonly turnGain: number | null;
}

/** The distribution of good parts' scores from the references, and from labels where there are some. */
export interface Calibration extends CalibrationBasis {
  /** Image scores of queries that joined them. */
  readonly labels: LabelledScores;
  /** Share of good parts that are meant to be called anomalous. */
  readonly rate: number;
  /** Image scores that the references would have as queries. */
  readonly scores: readonly number[];
  /** Distribution of the image scores of good parts. */
  readonly good: GoodScores;
  /** Image score from which a query is called anomalous. */
  readonly threshold: number;
  /** Patch distance that good parts commonly reach; the heat scale is clear below it. */
  readonly low: number;
  /** Distribution of the peaks of good parts' score maps. */
  readonly goodPeaks: GoodScores;
  /** Value of a score map from which a region is odd: `rate` of good parts have any. */
  readonly mapThreshold: number;
  readonly trust: Trust;
}

/** Image scores of queries that a person has judged. */
export interface LabelledScores {
  readonly good: readonly number[];
  readonly defective: readonly number[];
}

/** False alarms among good parts at the suggested threshold. */
export const DEFAULT_RATE = 0.05;

/** Unsure begins this far below a threshold that nothing is known of. */
const UNSURE_SHARE = 0.04;

const NO_LABELS: LabelledScores = { good: [], defective: [] };

/**
 * A threshold from references alone. Each is scored against a bank of the others and against its
 * own patches beyond their neighbourhood (core/match/self-distance.ts), which makes up for the bank being
 * one short: over five sets the mean of those scores is that of good queries within 2 % from two
 * references on (bench/decisions.md). The threshold is the upper prediction limit for one more good part.
 *
 * Labels are optional. Scores of queries marked good join the sample with the weight of a
 * reference. Queries marked defective bound the threshold from above: it comes down to the lowest
 * of them, but neither to the good ones' centre nor to a query marked good.
 *
 * @param basis a calibration can be the basis of another one
 * @param rate false alarms among good parts, above 0 and below 0.5
 * @throws RangeError without parts, for several parts of a lone reference, or scores that are not
 *   finite
 */
export function calibrate(
  { method, parts, priors, turnGain }: CalibrationBasis,
  labels: LabelledScores = NO_LABELS,
  rate: number = DEFAULT_RATE,
): Calibration {
  if (parts.length === 0) throw new RangeError('calibrate: no parts');
  if (method === 'alone' && parts.length > 1) {
    throw new RangeError(`calibrate: alone is one part, got ${parts.length}`);
  }
  const factor = method === 'alone' ? priors.aloneFactor : 1;
  const scores = parts.map(({ score }) => score * factor);
  const good = fitGoodScores([...scores, ...labels.good], priors);
  const goodPeaks = fitGoodScores(
    parts.map(({ peak }) => peak * factor),
    priors,
  );
  const threshold = bound(scoreAtRate(good, rate), good, labels);
  const common = parts.reduce((sum, part) => sum + part.common, 0) / parts.length;
  return {
    method,
    parts,
    priors,
    turnGain,
    labels,
    rate,
    scores,
    good,
    threshold,
    low: Math.min(common * factor, threshold),
    goodPeaks,
    mapThreshold: scoreAtRate(goodPeaks, rate),
    trust: trustOf(scores, good, threshold, standardErrorAtRate(good, rate), priors),
  };
}

/** Brings a threshold down to the lowest defective query, but not among the good ones. */
function bound(threshold: number, { centre }: GoodScores, labels: LabelledScores): number {
  const least = Math.max(Math.exp(centre), ...labels.good.map((score) => score + Number.EPSILON));
  const lowest = Math.min(...labels.defective);
  return Math.min(threshold, Math.max(lowest, least));
}

/**
 * Anomalous from the threshold on, so that its false-alarm rate is that of the verdict; unsure
 * where the suggested threshold may as well lie lower, by its standard error. A threshold set by
 * hand keeps the share.
 *
 * @param calibration null where there is none
 * @param threshold set by hand; null takes the suggested one
 * @returns null without either
 */
export function decisionOf(
  calibration: Calibration | null,
  threshold: number | null = null,
): Decision | null {
  const at = threshold ?? calibration?.threshold ?? null;
  if (at === null) return null;
  const share = calibration
    ? calibration.trust.interval.low / calibration.threshold
    : 1 - UNSURE_SHARE;
  return { threshold: at, unsureFrom: at * share };
}
