import type { CalibrationBasis } from '../../core/calibration/calibrate';
import { directionsOf, TURN_GAIN, type Directions, type Turning } from '../../core/project/turning';

const decided: Readonly<Record<Directions, string>> = { 1: 'upright', 8: 'any angle' };

/**
 * A direction of parts, as it is chosen.
 *
 * @param gain as in `directionsOf`: the automatic choice says what it comes to
 */
export function turningName(turning: Turning, gain: number | null): string {
  switch (turning) {
    case 'auto':
      return `Automatic: ${decided[directionsOf(turning, gain)]}`;
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
export function turningWords(
  turning: Turning,
  basis: Pick<CalibrationBasis, 'method' | 'turnGain'> | null,
  references: number,
): string {
  if (basis ? basis.method === 'alone' : references < 2) {
    return 'With one reference this is chosen by hand.';
  }
  if (basis === null) return 'Decided once the references have been scored against one another.';
  const { turnGain } = basis;
  if (turnGain === null) {
    return 'Not known for these references: it is decided when one is added or removed.';
  }
  if (turnGain <= TURN_GAIN) {
    return `Turning references brings next to nothing here (${percent(turnGain)}).`;
  }
  const fact = `Left-out references come ${percent(turnGain)} nearer when the others may turn`;
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
