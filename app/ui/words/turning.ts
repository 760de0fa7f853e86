import {
  directionsOf,
  doesTurn,
  FEWEST_PROBED_PHOTOS,
  type Directions,
  type TurnBasis,
  type Turning,
} from '../../core/project/turning';

const decided: Readonly<Record<Directions, string>> = { 1: 'upright', 8: 'any angle' };

/**
 * A direction of parts, as it is chosen.
 *
 * @param basis as in `directionsOf`: the automatic choice says what it comes to
 */
export function turningName(turning: Turning, basis: TurnBasis | null): string {
  switch (turning) {
    case 'auto':
      return `Automatic: ${decided[directionsOf(turning, basis)]}`;
    case 'upright':
      return 'Upright: as in the references';
    case 'any':
      return 'Any angle: 8 directions';
  }
}

/**
 * What the references say about the direction of parts, one sentence.
 *
 * @param basis of the calibration; null until the references have been scored
 */
export function turningWords(turning: Turning, basis: TurnBasis | null): string {
  if (basis === null) return 'Decided once the references have been scored.';
  const { turnGain, method } = basis;
  if (turnGain === null) {
    return method === 'alone'
      ? `Decided by the photos to inspect, once there are ${FEWEST_PROBED_PHOTOS}.`
      : 'Not known for these references: it is decided when one is added or removed.';
  }
  if (!doesTurn(basis)) {
    return `Turning references brings little here (${percent(turnGain)}).`;
  }
  const fact =
    method === 'alone'
      ? `Photos to inspect come ${percent(turnGain)} nearer to the reference when it may turn`
      : `Left-out references come ${percent(turnGain)} nearer when the others may turn`;
  switch (turning) {
    case 'auto':
      return `${fact}, so parts are taken to lie at any angle.`;
    case 'upright':
      return `${fact}, which speaks for any angle.`;
    case 'any':
      return `${fact}.`;
  }
}

function percent(gain: number): string {
  return `${Number((100 * Math.max(0, gain)).toPrecision(gain < 0.1 ? 1 : 2))} %`;
}
