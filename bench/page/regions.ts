import { labelComponents } from '../../app/core/image/components';
import type { MaskedMap } from '../../app/core/evaluation/masked-map';

/** How well the regions above a map threshold are the defects. Null where there is none to count. */
export interface RegionRates {
  /** Share of the regions that touch a defect. */
  readonly precision: number | null;
  /** Share of the defects (components of the masks) that a region touches. */
  readonly recall: number | null;
  readonly f1: number;
}

/** A score map and its defects, numbered from 1. */
export interface LabelledMap extends MaskedMap {
  readonly defects: Int32Array;
  readonly defectCount: number;
}

export function labelDefects(map: MaskedMap): LabelledMap {
  const mask = map.mask ?? new Uint8Array(map.values.length);
  const { labels, count } = labelComponents(mask, map);
  return { ...map, defects: labels, defectCount: count };
}

/** Regions of all maps above one threshold against the masks. */
export function regionRates(maps: readonly LabelledMap[], threshold: number): RegionRates {
  const totals = { regions: 0, right: 0, defects: 0, found: 0 };
  for (const map of maps) {
    totals.defects += map.defectCount;
    const odd = Uint8Array.from(map.values, (value) => (value >= threshold ? 1 : 0));
    if (!odd.includes(1)) continue;
    const { labels, count } = labelComponents(odd, map);
    const right = new Set<number>();
    const found = new Set<number>();
    for (let pixel = 0; pixel < odd.length; pixel++) {
      if (odd[pixel] === 0 || map.defects[pixel] === 0) continue;
      right.add(labels[pixel]!);
      found.add(map.defects[pixel]!);
    }
    totals.regions += count;
    totals.right += right.size;
    totals.found += found.size;
  }
  const precision = totals.regions === 0 ? null : totals.right / totals.regions;
  const recall = totals.defects === 0 ? null : totals.found / totals.defects;
  const sum = (precision ?? 0) + (recall ?? 0);
  return { precision, recall, f1: sum === 0 ? 0 : (2 * (precision ?? 0) * (recall ?? 0)) / sum };
}

/** Multiples of the calibrated threshold among which the best one is looked for. */
const FACTORS = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75];

/** Rates at the threshold of largest F1, near and far from the calibrated one. */
export function bestRegionRates(maps: readonly LabelledMap[], threshold: number): RegionRates {
  return FACTORS.map((factor) => regionRates(maps, threshold * factor)).reduce((best, rates) =>
    rates.f1 > best.f1 ? rates : best,
  );
}
