/**
 * The value below which a share of the values lies, by linear interpolation (type 7 of Hyndman
 * and Fan, "Sample Quantiles in Statistical Packages", 1996).
 *
 * @param share 0 to 1
 * @throws RangeError for no values or a share out of range
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) throw new RangeError('quantile: no values');
  if (!(share >= 0 && share <= 1)) throw new RangeError(`quantile: share 0 to 1, got ${share}`);
  const sorted = Float64Array.from(values).sort();
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}
