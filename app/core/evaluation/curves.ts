import { operatingPoints } from './operating-points';

/** A point of the ROC curve. */
export interface RocPoint {
  /** Scores from here on are called anomalous; Infinity for the first point. */
  readonly threshold: number;
  /** Share of the normal images, 0 to 1. */
  readonly falsePositiveRate: number;
  /** Share of the anomalous images, 0 to 1. */
  readonly truePositiveRate: number;
}

/**
 * The ROC curve from (0, 0) to (1, 1), one point for every distinct score.
 *
 * @returns no points when a class is missing.
 */
export function rocCurve(normal: ArrayLike<number>, anomalous: ArrayLike<number>): RocPoint[] {
  if (normal.length === 0 || anomalous.length === 0) return [];
  return [
    { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
    ...operatingPoints(normal, anomalous).map(({ threshold, truePositives, falsePositives }) => ({
      threshold,
      falsePositiveRate: falsePositives / normal.length,
      truePositiveRate: truePositives / anomalous.length,
    })),
  ];
}

/** A point of the precision-recall curve. */
export interface PrecisionRecallPoint {
  readonly threshold: number;
  /** Share of the anomalous images that are found, 0 to 1. */
  readonly recall: number;
  /** Share of images called anomalous that are anomalous, 0 to 1. */
  readonly precision: number;
}

/**
 * The precision-recall curve, recall rising, one point for every distinct score: a curve of steps,
 * not to be joined by straight lines (Davis and Goadrich, ICML 2006).
 *
 * @returns no points without anomalous images.
 */
export function precisionRecallCurve(
  normal: ArrayLike<number>,
  anomalous: ArrayLike<number>,
): PrecisionRecallPoint[] {
  if (anomalous.length === 0) return [];
  return operatingPoints(normal, anomalous).map(({ threshold, truePositives, falsePositives }) => ({
    threshold,
    recall: truePositives / anomalous.length,
    precision: truePositives / (truePositives + falsePositives),
  }));
}

/**
 * Average precision: the area under the steps of the precision-recall curve, as scikit-learn
 * defines it.
 *
 * @returns 0 to 1; NaN when a class is empty.
 */
export function averagePrecision(normal: ArrayLike<number>, anomalous: ArrayLike<number>): number {
  if (normal.length === 0 || anomalous.length === 0) return Number.NaN;
  let area = 0;
  let before = 0;
  for (const { recall, precision } of precisionRecallCurve(normal, anomalous)) {
    area += (recall - before) * precision;
    before = recall;
  }
  return area;
}
