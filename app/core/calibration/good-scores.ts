import type { ScorePriors } from '../features/backbone';
import { studentTQuantile, studentTSurvival } from '../statistics/student-t';

/**
 * How scores of good parts are spread, estimated from a few of them: the posterior predictive
 * distribution of a log-normal with unknown centre and a spread that is known roughly beforehand
 * (Gelman et al., Bayesian Data Analysis, 3rd edition, section 3.3): Student's t in the logarithm.
 */
export interface GoodScores {
  /** Mean of the logarithms. */
  readonly centre: number;
  /** Standard deviation of the logarithms of good parts, shrunk to the prior spread. */
  readonly spread: number;
  /** Degrees of freedom of `spread`. */
  readonly degrees: number;
  /** Scores behind it. */
  readonly count: number;
}

/** Scores farther out than this, in robust standard deviations, are pulled in. */
const MOST_DEVIATIONS = 3;

/** Turns a median absolute deviation into a standard deviation, for normal distributions. */
const MAD_TO_SPREAD = 1.4826;

/** References that are copies of one another have a score of 0, whose logarithm is none. */
const SMALLEST_SCORE = 1e-3;

/**
 * @param scores of good parts, at least one
 * @param priors of the backbone
 * @throws RangeError without scores, or for one that is negative or not finite
 */
export function fitGoodScores(scores: readonly number[], priors: ScorePriors): GoodScores {
  if (scores.length === 0) throw new RangeError('fitGoodScores: no scores');
  const wrong = scores.find((score) => !(score >= 0 && score < Infinity));
  if (wrong !== undefined) throw new RangeError(`fitGoodScores: score ${wrong}`);
  const { low, high } = usualRange(scores, priors);
  const logs = scores.map((score) => Math.min(high, Math.max(low, logOf(score))));
  const centre = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const degrees = priors.degrees + logs.length - 1;
  const spread = Math.sqrt((priors.degrees * priors.spread ** 2 + squares) / degrees);
  return { centre, spread, degrees, count: logs.length };
}

/** Which scores lie so far above the others that they are pulled in, as places in the list. */
export function outliersOf(scores: readonly number[], priors: ScorePriors): number[] {
  const { high } = usualRange(scores, priors);
  return [...scores.keys()].filter((i) => logOf(scores[i]!) > high);
}

/** The score that a share `rate` of good parts reaches. */
export function scoreAtRate(good: GoodScores, rate: number): number {
  return Math.exp(good.centre + studentTQuantile(1 - rate, good.degrees) * predictive(good));
}

/** The share of good parts that reach `score`. */
export function rateAbove(good: GoodScores, score: number): number {
  return studentTSurvival((logOf(score) - good.centre) / predictive(good), good.degrees);
}

/** Spread of one more good part around the centre, whose own error adds to it. */
function predictive({ spread, count }: GoodScores): number {
  return spread * Math.sqrt(1 + 1 / count);
}

/**
 * One standard error of the logarithm of {@link scoreAtRate}: that of a normal quantile, from the
 * errors of its centre and of its spread.
 */
export function standardErrorAtRate({ spread, degrees, count }: GoodScores, rate: number): number {
  const deviations = studentTQuantile(1 - rate, degrees);
  return spread * Math.sqrt(1 / count + deviations ** 2 / (2 * degrees));
}

function usualRange(
  scores: readonly number[],
  { spread }: ScorePriors,
): { low: number; high: number } {
  const logs = scores.map(logOf);
  const middle = median(logs);
  const deviation = median(logs.map((value) => Math.abs(value - middle))) * MAD_TO_SPREAD;
  const reach = MOST_DEVIATIONS * Math.max(spread, deviation);
  return { low: middle - reach, high: middle + reach };
}

function logOf(score: number): number {
  return Math.log(Math.max(score, SMALLEST_SCORE));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}
