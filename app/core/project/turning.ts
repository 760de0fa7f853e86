/**
 * Whether a part may lie at another angle than the references show it: `any` compares it with the
 * references turned, `upright` with the references as they are, `auto` decides by the references.
 */
export const turnings = ['auto', 'upright', 'any'] as const;
export type Turning = (typeof turnings)[number];

/** In how many directions a reference is compared: as it is, or turned by every eighth of a circle. */
export type Directions = 1 | 8;

/** Relative fall of left-out references' scores from which parts are taken to lie at any angle. */
export const TURN_GAIN = 0.02;

/**
 * The directions that references are compared in.
 *
 * @param gain relative fall of the scores of left-out references when the others may turn; null
 *   while it is not known, which leaves them as they are
 */
export function directionsOf(turning: Turning, gain: number | null): Directions {
  switch (turning) {
    case 'upright':
      return 1;
    case 'any':
      return 8;
    case 'auto':
      return gain !== null && gain > TURN_GAIN ? 8 : 1;
  }
}
