import { quantile } from '../statistics/quantile';

/**
 * Whether a part may lie at another angle than the references show it: `any` compares it with the
 * references turned, `upright` with the references as they are, `auto` decides by the references.
 */
export const turnings = ['auto', 'upright', 'any'] as const;
export type Turning = (typeof turnings)[number];

/** In how many directions a reference is compared: as it is, or turned by every eighth of a circle. */
export type Directions = 1 | 8;

/**
 * Relative fall of scores, when references may turn, from which parts are taken to lie at any angle: of
 * left-out references, or of photos to inspect where there is a single reference. Chosen with each of ten
 * sets left out (docs/RECIPE.md, "Directions").
 */
export const TURN_GAIN = { 'leave-one-out': 0.02, alone: 0.04 } as const;

/** A calibration's findings about turning. */
export interface TurnBasis {
  readonly method: keyof typeof TURN_GAIN;
  /** Relative fall of the scores when references may turn, 0 to 1; null while it is not known. */
  readonly turnGain: number | null;
}

/**
 * The directions that references are compared in: as they are while nothing is known.
 *
 * @param basis null until the references have been scored
 */
export function directionsOf(turning: Turning, basis: TurnBasis | null): Directions {
  switch (turning) {
    case 'upright':
      return 1;
    case 'any':
      return 8;
    case 'auto':
      return basis && doesTurn(basis) ? 8 : 1;
  }
}

/** Whether parts are taken to lie at any angle. */
export function doesTurn({ method, turnGain }: TurnBasis): boolean {
  return turnGain !== null && turnGain > TURN_GAIN[method];
}

/**
 * The gain of turning from that of single photos: the mean of few left-out references, the median of
 * photos to inspect, some of which are defective.
 *
 * @param gains at least one
 */
export function turnGainOf(gains: readonly number[], method: TurnBasis['method']): number {
  if (method === 'alone') return quantile(gains, 0.5);
  return gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

/** References that are looked at to decide: whether parts turn shows in any of them. */
export const MOST_PROBED = 3;

/** Photos to inspect that are looked at where there is a single reference, and the fewest that say enough. */
export const MOST_PROBED_PHOTOS = 8;
export const FEWEST_PROBED_PHOTOS = 3;
