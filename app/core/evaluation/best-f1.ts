import { operatingPoints } from './operating-points';

/**
 * The highest F1 that any threshold would have reached, and the highest such threshold: what the
 * one in force is held against.
 *
 * @returns null when a class is empty.
 */
export function bestF1(
  normal: ArrayLike<number>,
  anomalous: ArrayLike<number>,
): { readonly f1: number; readonly threshold: number } | null {
  if (normal.length === 0 || anomalous.length === 0) return null;
  let best = { f1: -Infinity, threshold: Infinity };
  for (const { threshold, truePositives, falsePositives } of operatingPoints(normal, anomalous)) {
    const f1 = (2 * truePositives) / (truePositives + falsePositives + anomalous.length);
    if (f1 > best.f1) best = { f1, threshold };
  }
  return best;
}
