import { logGamma } from './log-gamma';

const MOST_STEPS = 300;
const PRECISION = 1e-15;
/** Stands for zero where a fraction would divide by it. */
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) with
 * Lentz's method.
 *
 * @param x 0 to 1
 * @param a above 0
 * @param b above 0
 * @throws RangeError when an argument is out of range
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`incompleteBeta: out of range, got x ${x}, a ${a}, b ${b}`);
  }
  if (x === 0 || x === 1) return x;
  // The fraction converges fast on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  return front / (a * fraction(x, a, b));
}

function fraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let step = 1; step < MOST_STEPS; step++) {
    const term = numerator(step, x, a, b);
    d = 1 / nonZero(1 + term * d);
    c = nonZero(1 + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return value;
}

function numerator(step: number, x: number, a: number, b: number): number {
  const m = Math.floor(step / 2);
  if (step % 2 === 0) return (m * (b - m) * x) / ((a + step - 1) * (a + step));
  return (-(a + m) * (a + b + m) * x) / ((a + step - 1) * (a + step));
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
