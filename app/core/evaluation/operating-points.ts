/** Counts at one threshold: an image is anomalous when its score reaches the threshold. */
export interface OperatingPoint {
  readonly threshold: number;
  /** Anomalous images called anomalous. */
  readonly truePositives: number;
  /** Normal images called anomalous. */
  readonly falsePositives: number;
}

/**
 * The counts at every distinct score, thresholds falling; equal scores share a point. All curves
 * and their areas come from these.
 */
export function operatingPoints(
  normal: ArrayLike<number>,
  anomalous: ArrayLike<number>,
): OperatingPoint[] {
  const negatives = Float64Array.from(normal).toSorted((a, b) => b - a);
  const positives = Float64Array.from(anomalous).toSorted((a, b) => b - a);
  const points: OperatingPoint[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  while (truePositives < positives.length || falsePositives < negatives.length) {
    const threshold = Math.max(
      positives[truePositives] ?? -Infinity,
      negatives[falsePositives] ?? -Infinity,
    );
    while (positives[truePositives]! >= threshold) truePositives++;
    while (negatives[falsePositives]! >= threshold) falsePositives++;
    points.push({ threshold, truePositives, falsePositives });
  }
  return points;
}
