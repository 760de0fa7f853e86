import { labelComponents } from '../core/image/components';
import type { MaskedMap } from '../core/evaluation/masked-map';
import { LEAST_OVERLAP } from '../core/evaluation/region-recall';

/** How the defects that masks show fare at a map threshold. */
export interface RegionRecall {
  /** Connected regions of the masks. */
  readonly regions: number;
  /** Those of which at least the least overlap is found. */
  readonly found: number;
  /** found / regions; NaN without regions. */
  readonly recall: number;
  /** Mean over the regions of the share of their pixels that is found; NaN without regions. */
  readonly meanOverlap: number;
}

/**
 * Share of the defects (connected regions of the masks) that a map threshold finds. A small region
 * weighs as much as a large one.
 *
 * @param threshold map score from which a pixel is anomalous
 * @param leastOverlap share of a region's pixels from which it is found, above 0 to 1
 * @throws RangeError when a mask does not fill its map.
 */
export function regionRecall(
  maps: readonly MaskedMap[],
  threshold: number,
  leastOverlap: number = LEAST_OVERLAP,
): RegionRecall {
  const overlaps = maps.flatMap((map) => overlapsOf(map, threshold));
  const regions = overlaps.length;
  const found = overlaps.filter((overlap) => overlap >= leastOverlap).length;
  const sum = overlaps.reduce((total, overlap) => total + overlap, 0);
  return { regions, found, recall: found / regions, meanOverlap: sum / regions };
}

/** For each region of the mask, the share of its pixels at or above the threshold. */
function overlapsOf({ mask, values, ...size }: MaskedMap, threshold: number): number[] {
  if (mask === null) return [];
  const { labels, count } = labelComponents(mask, size);
  const pixels = new Float64Array(count);
  const above = new Float64Array(count);
  for (let i = 0; i < labels.length; i++) {
    const region = labels[i]! - 1;
    if (region < 0) continue;
    pixels[region]! += 1;
    if (values[i]! >= threshold) above[region]! += 1;
  }
  return Array.from(above, (reached, region) => reached / pixels[region]!);
}
