import { incompleteBeta } from './incomplete-beta';

/**
 * Share of Student's t distribution above `t`, exact also far out in the tail, where one minus the
 * share below has lost its digits.
 *
 * @param degrees of freedom, above 0, need not be whole
 */
export function studentTSurvival(t: number, degrees: number): number {
  const tail = survival(Math.abs(t), degrees);
  return t > 0 ? tail : 1 - tail;
}

/** @param t at least 0 */
function survival(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}

const STEPS = 200;

/**
 * The value below which a share of Student's t distribution lies, by bisection.
 *
 * @param share above 0, below 1
 * @throws RangeError for another share
 */
export function studentTQuantile(share: number, degrees: number): number {
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`studentTQuantile: share in (0, 1), got ${share}`);
  }
  const tail = Math.min(share, 1 - share);
  let low = 0;
  let high = 1;
  while (studentTSurvival(high, degrees) > tail && high < 1e12) high *= 2;
  for (let step = 0; step < STEPS && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2;
    if (studentTSurvival(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return share > 0.5 ? high : -high;
}
