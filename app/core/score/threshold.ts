import type { PatchScores } from '../match/patch-scores';
import { imageScore } from './image-score';
import { quantile } from './quantile';

/** How the reference scores behind a threshold were made. */
export type CalibrationMethod = 'leave-one-out' | 'perturbed-copies';

/** What the references alone say about scores of good parts. */
export interface Calibration {
  readonly method: CalibrationMethod;
  /** Image scores of good parts: one a reference, or one a perturbed copy. */
  readonly scores: readonly number[];
  /** Image score from which a query is called anomalous. */
  readonly threshold: number;
  /** Patch distance that good parts commonly reach; the heat scale is clear below it. */
  readonly low: number;
}

/**
 * Copies of one image stay closer to it than another good part would. On five sets with three
 * draws each, the margin (in steps of 0.05) that separates best; even so one reference knows
 * little: 46 % false alarms, balanced accuracy 71 % where 90 % is possible.
 */
const PERTURBED_MARGIN = 0.2;

/**
 * A starting threshold from references alone: mean plus one standard deviation of their scores
 * (LAB.md "Threshold from references alone": the rule whose balanced accuracy holds from 2 to 16
 * references, and which one outlier among them cannot take over as it does the maximum). For
 * copies of a single reference, mean plus a fixed margin.
 *
 * @param lows for each score, the patch distance which that good part commonly reaches
 * @throws RangeError without scores, or when `lows` is of another length.
 */
export function calibrate(
  method: CalibrationMethod,
  scores: readonly number[],
  lows: readonly number[],
): Calibration {
  if (scores.length === 0 || lows.length !== scores.length) {
    throw new RangeError(`calibrate: ${scores.length} scores, ${lows.length} lows`);
  }
  const isLeaveOneOut = method === 'leave-one-out';
  const margin = isLeaveOneOut ? standardDeviation(scores) : PERTURBED_MARGIN;
  const threshold = mean(scores) + margin;
  const low = mean(lows) + (isLeaveOneOut ? 0 : PERTURBED_MARGIN);
  return { method, scores, threshold, low: Math.min(low, threshold) };
}

/** Share of a good part's patches that the heat scale leaves clear. */
const CLEAR_SHARE = 0.95;

/** {@link calibrate} from the patch scores of good parts, of references left out or of copies. */
export function calibrateFrom(
  method: CalibrationMethod,
  parts: readonly PatchScores[],
): Calibration {
  return calibrate(
    method,
    parts.map(({ distances }) => imageScore(distances)),
    parts.map(({ distances }) => quantile(distances, CLEAR_SHARE)),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (n - 1); 0 for one value. */
function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
