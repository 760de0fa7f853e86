/** Lanczos coefficients for g = 7, n = 9 (P. Godfrey, "A note on the computation", 2001). */
const G = 7;
const FIRST = 0.99999999999980993;
const COEFFICIENTS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * Logarithm of the gamma function, to about 14 digits (C. Lanczos, "A precision approximation of
 * the gamma function", 1964).
 *
 * @param x above 0
 * @throws RangeError otherwise
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: x must be positive, got ${x}`);
  // Reflection: the series converges from one half on.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const series = COEFFICIENTS.reduce((sum, value, i) => sum + value / (z + i + 1), FIRST);
  const t = z + G + 0.5;
  return Math.log(2 * Math.PI) / 2 + (z + 0.5) * Math.log(t) - t + Math.log(series);
}
