/** Ground truth of a part. */
export type Truth = 'good' | 'defective';

/** Images by truth and by what a threshold calls them. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** A cell of the confusion matrix. */
export type ConfusionCell = keyof Confusion;

/** Where in the confusion matrix an image is counted. */
export function cellOf(label: Truth, score: number, threshold: number): ConfusionCell {
  if (label === 'good') return score >= threshold ? 'falsePositives' : 'trueNegatives';
  return score >= threshold ? 'truePositives' : 'falseNegatives';
}

/** The confusion matrix at a threshold; a score that equals it is anomalous. */
export function confusionAt(
  normal: ArrayLike<number>,
  anomalous: ArrayLike<number>,
  threshold: number,
): Confusion {
  const falsePositives = countFrom(normal, threshold);
  const truePositives = countFrom(anomalous, threshold);
  return {
    truePositives,
    falsePositives,
    trueNegatives: normal.length - falsePositives,
    falseNegatives: anomalous.length - truePositives,
  };
}

/** Rates of a confusion matrix, 0 to 1; NaN where there is nothing to divide by. */
export interface Rates {
  /** Share of the anomalous images that are found, also called detection rate. */
  readonly recall: number;
  /** Share of images called anomalous that are anomalous. */
  readonly precision: number;
  /** Share of the normal images that are called anomalous. */
  readonly falseAlarmRate: number;
  readonly balancedAccuracy: number;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
}

export function ratesOf(confusion: Confusion): Rates {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const recall = truePositives / (truePositives + falseNegatives);
  const falseAlarmRate = falsePositives / (falsePositives + trueNegatives);
  return {
    recall,
    precision: truePositives / (truePositives + falsePositives),
    falseAlarmRate,
    balancedAccuracy: (recall + 1 - falseAlarmRate) / 2,
    f1: (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives),
  };
}

function countFrom(scores: ArrayLike<number>, threshold: number): number {
  let count = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i]! >= threshold) count += 1;
  return count;
}
