import { countBelow, countUpTo } from '../statistics/sorted';

/**
 * Area under the ROC curve: the chance that an anomalous image scores above a normal one, ties
 * counting half (Mann-Whitney U; Hanley and McNeil, Radiology 1982).
 *
 * @returns 0 to 1; NaN when a class is empty.
 */
export function auroc(normal: ArrayLike<number>, anomalous: ArrayLike<number>): number {
  const ascending = Float64Array.from(normal).sort();
  let sum = 0;
  for (let i = 0; i < anomalous.length; i++) sum += rankShare(ascending, anomalous[i]!);
  return sum / anomalous.length;
}

/** Share of the ascending scores that lie below `value`, ties counting half; NaN without scores. */
export function rankShare(ascending: Float32Array | Float64Array, value: number): number {
  return (countBelow(ascending, value) + countUpTo(ascending, value)) / (2 * ascending.length);
}
