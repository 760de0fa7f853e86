/** elongated: at least twice as long as wide; irregular: else bent, branched or hollow; round: the rest. */
export type ShapeWord = 'round' | 'elongated' | 'irregular';

/** The form of a region, from its second moments. */
export interface RegionShape {
  /** Length by width of the ellipse with the same second moments, 1 or more. */
  readonly elongation: number;
  /** Way of the long axis: -90 to 90, 0 to the right, 90 down the screen. */
  readonly orientationDegrees: number;
  readonly shape: ShapeWord;
}

/** Variances and covariance of the coordinates of a region's area. */
export interface SecondMoments {
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

const ELONGATED_FROM = 2;

/** Of the ellipse, a rectangle or a half disc fills 95 %, a triangle 83 %, an L of arms 1 by 3 63 %. */
const IRREGULAR_BELOW = 0.75;

/**
 * Elongation, orientation and a plain word for a region. Irregular is what covers too little of
 * the ellipse with its second moments.
 *
 * @param area in square units of the moments, above 0
 */
export function describeShape({ xx, yy, xy }: SecondMoments, area: number): RegionShape {
  const middle = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const long = middle + spread;
  const short = middle - spread;
  const elongation = Math.sqrt(long / short);
  // An ellipse of semi-axes a and b has variances a^2 / 4 and b^2 / 4.
  const filled = area / (4 * Math.PI * Math.sqrt(long * short));
  return {
    elongation,
    orientationDegrees: (Math.atan2(2 * xy, xx - yy) * 90) / Math.PI,
    shape: wordFor(elongation, filled),
  };
}

function wordFor(elongation: number, filled: number): ShapeWord {
  if (elongation >= ELONGATED_FROM) return 'elongated';
  return filled < IRREGULAR_BELOW ? 'irregular' : 'round';
}
