/** 97.5 % of the standard normal distribution: two sides of 95 %. */
const Z = 1.959964;

const STEPS = 60;

/**
 * A 95 % confidence interval for an AUROC. Not area plus or minus 1.96 standard errors, which
 * would be sure of a perfect area after two images: it holds the areas from which the observed
 * one is no further than 1.96 of the standard errors that they themselves would have, with the
 * mean of both class sizes in the variance (Newcombe, Statistics in Medicine 2006, 25:559-573,
 * method 5).
 *
 * @param area observed, 0 to 1
 * @param normal images that are good
 * @param anomalous images that are defective
 * @returns null when a class is empty.
 */
export function aurocInterval(
  area: number,
  normal: number,
  anomalous: number,
): { readonly low: number; readonly high: number } | null {
  if (normal < 1 || anomalous < 1 || Number.isNaN(area)) return null;
  const others = (normal + anomalous) / 2 - 1;
  const isNear = (candidate: number) =>
    (area - candidate) ** 2 <=
    (Z ** 2 * variance(candidate, others, others)) / (normal * anomalous);
  return { low: edge(0, area, isNear), high: edge(1, area, isNear) };
}

/**
 * Variance of the area times both class sizes, for the given numbers of other images (Hanley and
 * McNeil, Radiology 1982, equation 1).
 */
function variance(area: number, otherNormal: number, otherAnomalous: number): number {
  const same = otherAnomalous * ((1 - area) / (2 - area)) + otherNormal * (area / (1 + area));
  return area * (1 - area) * (1 + same);
}

/** Between an end, which may be far, and the area, which is near itself: where near begins. */
function edge(end: number, area: number, isNear: (candidate: number) => boolean): number {
  let far = end;
  let near = area;
  for (let step = 0; step < STEPS; step++) {
    const middle = (far + near) / 2;
    if (isNear(middle)) near = middle;
    else far = middle;
  }
  return near;
}
