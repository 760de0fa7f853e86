import type { FloatMap } from './results';

/** Scores of good and of defective photos. */
export interface Scores {
  readonly good: readonly number[];
  readonly defective: readonly number[];
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of the pairs in which the defective one scores higher. */
export function pairsInOrder({ good, defective }: Scores): number {
  return mean(
    defective.flatMap((high) => good.map((low) => (high > low ? 1 : high === low ? 0.5 : 0))),
  );
}

/** Mean, over the defective photos, of the precision at which each is found. */
export function meanPrecision({ good, defective }: Scores): number {
  return mean(
    defective.map((threshold) => {
      const found = defective.filter((score) => score >= threshold).length;
      return found / (found + good.filter((score) => score >= threshold).length);
    }),
  );
}

export function countsAt({ good, defective }: Scores, threshold: number) {
  const called = (scores: readonly number[]) => scores.filter((score) => score >= threshold).length;
  const [found, alarms] = [called(defective), called(good)];
  return {
    Found: found,
    Missed: defective.length - found,
    'False alarms': alarms,
    Passed: good.length - alarms,
  };
}

export function f1At(scores: Scores, threshold: number): number {
  const counts = countsAt(scores, threshold);
  return (2 * counts.Found) / (2 * counts.Found + counts.Missed + counts['False alarms']);
}

/** The middle of the widest gap near a place in the ascending scores. */
export function widestGap(ascending: readonly number[], share: number): number {
  const from = Math.max(1, Math.round(share * ascending.length) - 1);
  const places = [from, from + 1, from + 2].filter((at) => at < ascending.length);
  const gap = (at: number) => ascending[at]! - ascending[at - 1]!;
  const at = places.reduce((best, place) => (gap(place) > gap(best) ? place : best));
  return Number(((ascending[at]! + ascending[at - 1]!) / 2).toFixed(4));
}

/** A score map and, for each of its pixels, the number of the defect it belongs to, or 0. */
export interface TrueMap {
  readonly map: FloatMap;
  readonly defects: Int32Array;
}

/** Numbers the connected parts of a mask, corners touching; `from` is the number before the first. */
export function defectsOf(
  inside: (x: number, y: number) => boolean,
  { width, height }: FloatMap,
  from: number,
): { defects: Int32Array; last: number } {
  const defects = new Int32Array(width * height);
  let last = from;
  for (let start = 0; start < defects.length; start++) {
    if (defects[start] !== 0 || !inside(start % width, Math.floor(start / width))) continue;
    last += 1;
    const open = [start];
    defects[start] = last;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (defects[next] !== 0 || !inside(nx, ny)) continue;
          defects[next] = last;
          open.push(next);
        }
      }
    }
  }
  return { defects, last };
}

/**
 * Pixel AUROC and AUPRO as one goes down through all pixels by score: the areas under the share of
 * defective pixels, and under the mean share of each defect, against the share of normal pixels.
 */
export function pixelAreas(maps: readonly TrueMap[], limit: number) {
  const scores = Float32Array.from(maps.flatMap(({ map }) => [...map.values]));
  const defects = Int32Array.from(maps.flatMap(({ defects: own }) => [...own]));
  const sizes = new Map<number, number>();
  for (const defect of defects) sizes.set(defect, (sizes.get(defect) ?? 0) + 1);
  const normal = sizes.get(0)!;
  const defective = defects.length - normal;
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  let [falseRate, found, overlap, auroc, aupro] = [0, 0, 0, 0, 0];
  for (const pixel of order) {
    const defect = defects[pixel]!;
    if (defect !== 0) {
      found += 1 / defective;
      overlap += 1 / sizes.get(defect)! / (sizes.size - 1);
      continue;
    }
    auroc += found / normal;
    if (falseRate < limit) aupro += overlap / normal / limit;
    falseRate += 1 / normal;
  }
  return { auroc, aupro, regions: sizes.size - 1 };
}
