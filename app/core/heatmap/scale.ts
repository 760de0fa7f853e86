/**
 * The fixed heat scale of a project: distances up to `low` are transparent, `threshold` is where
 * a patch becomes opaque and odd, `high` is the end of the colour map.
 */
export interface HeatScale {
  readonly low: number;
  readonly threshold: number;
  readonly high: number;
}

/** The least distance from low to threshold, as a share of the threshold. */
const LEAST_RISE_SHARE = 0.05;

/**
 * A scale with the threshold in the middle of the colour bar. Where the threshold lies at or below
 * the level that references reach (a person may drag it there), `low` gives way and stays 5 % below
 * the threshold, so that the scale is never empty and does not jump while dragging.
 *
 * @param low distance that the references themselves reach, 0 to 2
 * @param threshold distance from which an image is anomalous, 0 to 2
 * @throws RangeError when either is not a finite number.
 */
export function heatScale(low: number, threshold: number): HeatScale {
  for (const value of [low, threshold]) {
    if (!Number.isFinite(value)) throw new RangeError(`heatScale: must be finite, got ${value}`);
  }
  const least = Math.max(LEAST_RISE_SHARE * Math.abs(threshold), 1e-6);
  const rise = Math.max(threshold - low, least);
  return { low: threshold - rise, threshold, high: threshold + rise };
}

/** Where a distance lies between `low` (0) and `high` (1), clamped; what is no number lies at 0. */
export function position(scale: HeatScale, value: number): number {
  const share = (value - scale.low) / (scale.high - scale.low);
  return share > 0 ? Math.min(1, share) : 0;
}
