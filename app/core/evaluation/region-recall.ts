import { labelComponents } from '../image/components';
import type { MaskedMap } from './masked-map';

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

/** A region counts as found from this share of its pixels: score maps are smooth, masks are not. */
export const LEAST_OVERLAP = 0.3;

/**
 * Share of the defects (connected regions of the masks) that a map threshold finds. A small region
 * weighs as much as a large one.
 *
 * @param threshold map score from which a pixel is anomalous
 * @param leastOverlap share of a region's pixels from which it is found, above 0 to 1
 * @throws RangeError when a mask does not fill its map or the overlap is out of range.
 */
export function regionRecall(
  maps: readonly MaskedMap[],
  threshold: number,
  leastOverlap: number = LEAST_OVERLAP,
): RegionRecall {
  checkOverlap(leastOverlap);
  const overlaps = maps.flatMap((map) => overlapsOf(map, threshold));
  const regions = overlaps.length;
  const found = overlaps.filter((overlap) => overlap >= leastOverlap).length;
  const sum = overlaps.reduce((total, overlap) => total + overlap, 0);
  return { regions, found, recall: found / regions, meanOverlap: sum / regions };
}

/**
 * For each region of the masks, the highest map threshold that still finds it: what
 * {@link regionRecall} says at any threshold follows from these few numbers alone.
 *
 * @param leastOverlap share of a region's pixels from which it is found, above 0 to 1
 * @returns one a region, in no order
 * @throws RangeError when a mask does not fill its map or the overlap is out of range.
 */
export function regionLimits(
  maps: readonly MaskedMap[],
  leastOverlap: number = LEAST_OVERLAP,
): Float32Array<ArrayBuffer> {
  checkOverlap(leastOverlap);
  const limits: number[] = [];
  for (const { mask, values, ...size } of maps) {
    if (mask === null) continue;
    const { labels, count } = labelComponents(mask, size);
    const regions = Array.from({ length: count }, (): number[] => []);
    labels.forEach((label, pixel) => label > 0 && regions[label - 1]!.push(values[pixel]!));
    for (const scores of regions) {
      scores.sort((a, b) => b - a);
      limits.push(scores[leastCount(scores.length, leastOverlap) - 1]!);
    }
  }
  return Float32Array.from(limits);
}

/** The fewest of `pixels` whose share is at least `share`, by the very division of regionRecall. */
function leastCount(pixels: number, share: number): number {
  let count = Math.max(1, Math.floor(pixels * share));
  while (count / pixels < share) count++;
  return count;
}

function checkOverlap(leastOverlap: number): void {
  if (!(leastOverlap > 0 && leastOverlap <= 1)) {
    throw new RangeError(`regionRecall: overlap must be in (0, 1], got ${leastOverlap}`);
  }
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
