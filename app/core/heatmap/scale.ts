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
 * A scale with the threshold in the middle of the colour bar. The lower half is narrow, between
 * what references reach and the threshold; the upper half goes on to twice the threshold, so that
 * a gross defect still looks worse than a slight one. Where the threshold lies at or below the
 * level that references reach (a person may drag it there), `low` gives way and stays 5 % below
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
  return { low: threshold - rise, threshold, high: threshold + Math.max(threshold, rise) };
}

/**
 * Place of a distance on the colour bar: 0 at `low`, 0.5 at the threshold, 1 at `high`, straight
 * in between, clamped; NaN maps to 0.
 */
export function position(scale: HeatScale, value: number): number {
  return positioner(scale)(value);
}

/** {@link position} for many values of one scale, without a division for each. */
export function positioner({ low, threshold, high }: HeatScale): (value: number) => number {
  const rise = 0.5 / (threshold - low);
  const fall = 0.5 / (high - threshold);
  return (value) => {
    const share = value < threshold ? (value - low) * rise : 0.5 + (value - threshold) * fall;
    if (share > 0) return share < 1 ? share : 1;
    return 0;
  };
}

/** The distance at a place of the colour bar, 0 to 1: the inverse of {@link position}. */
export function valueAt({ low, threshold, high }: HeatScale, share: number): number {
  return share < 0.5
    ? low + (threshold - low) * share * 2
    : threshold + (high - threshold) * (share - 0.5) * 2;
}
