/** One synthetic defect, and whether its image came out anomalous. */
export interface Trial {
  readonly sizePx: number;
  readonly isDetected: boolean;
}

/** How often defects of one size are found. */
export interface SizeRate {
  readonly sizePx: number;
  readonly trials: number;
  readonly detected: number;
  /** `detected / trials`. */
  readonly rate: number;
  /** Rate on the curve that never falls as defects grow. */
  readonly fitted: number;
  /** Wilson's 95 % interval of the rate. */
  readonly low: number;
  readonly high: number;
}

/** Quantile of the normal distribution for 95 %. */
const Z = 1.959963984540054;

/** A defect counts as caught when this share of its size is found. */
const CAUGHT_RATE = 0.8;

/**
 * Detection rate against size, ascending. Larger defects are no harder to find, so a curve that
 * never falls is fitted (isotonic regression, pool adjacent violators; Ayer et al., 1955).
 */
export function detectionCurve(trials: readonly Trial[]): SizeRate[] {
  const sizes = [...new Set(trials.map(({ sizePx }) => sizePx))].sort((a, b) => a - b);
  const counts = sizes.map((sizePx) => {
    const own = trials.filter((trial) => trial.sizePx === sizePx);
    return { sizePx, trials: own.length, detected: own.filter((one) => one.isDetected).length };
  });
  const fitted = neverFalling(counts.map((one) => ({ sum: one.detected, weight: one.trials })));
  return counts.map((one, i) => ({
    ...one,
    rate: one.detected / one.trials,
    fitted: fitted[i]!,
    ...wilson(one.detected, one.trials),
  }));
}

/**
 * The smallest size that is caught: from which on the fitted rate reaches `rate`, straight in
 * between two sizes. Null when not even the largest is; the smallest size tried when all are.
 *
 * @param rate 0 to 1
 */
export function smallestCaught(
  curve: readonly SizeRate[],
  rate: number = CAUGHT_RATE,
): number | null {
  const at = curve.findIndex(({ fitted }) => fitted >= rate);
  if (at === -1) return null;
  const above = curve[at]!;
  const below = curve[at - 1];
  if (!below) return above.sizePx;
  const share = (rate - below.fitted) / (above.fitted - below.fitted);
  return below.sizePx + share * (above.sizePx - below.sizePx);
}

interface Block {
  readonly sum: number;
  readonly weight: number;
  readonly length: number;
}

/** Weighted means of neighbours, pooled until none is smaller than the one before. */
function neverFalling(points: readonly { sum: number; weight: number }[]): number[] {
  const blocks: Block[] = [];
  for (const point of points) {
    let block: Block = { ...point, length: 1 };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.sum / last.weight <= block.sum / block.weight) break;
      blocks.pop();
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        length: last.length + block.length,
      };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, weight, length }) => Array.from({ length }, () => sum / weight));
}

/** E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927. */
function wilson(detected: number, trials: number): { low: number; high: number } {
  const rate = detected / trials;
  const centre = rate + Z ** 2 / (2 * trials);
  const reach = Z * Math.sqrt((rate * (1 - rate)) / trials + Z ** 2 / (4 * trials ** 2));
  const total = 1 + Z ** 2 / trials;
  return {
    low: Math.max(0, (centre - reach) / total),
    high: Math.min(1, (centre + reach) / total),
  };
}
