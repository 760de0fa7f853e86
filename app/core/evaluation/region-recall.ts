import { labelComponents } from '../image/components';
import type { MaskedMap } from './masked-map';

/** A region counts as found from this share of its pixels: score maps are smooth, masks are not. */
export const LEAST_OVERLAP = 0.3;

/**
 * For each region of the masks, the highest map threshold that still finds it: what
 * recall says at any threshold follows from these few numbers alone.
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

/** The fewest of `pixels` whose share is at least `share`, by the very division that recall is made of. */
function leastCount(pixels: number, share: number): number {
  let count = Math.max(1, Math.floor(pixels * share));
  while (count / pixels < share) count++;
  return count;
}

function checkOverlap(leastOverlap: number): void {
  if (!(leastOverlap > 0 && leastOverlap <= 1)) {
    throw new RangeError(`regionLimits: overlap must be in (0, 1], got ${leastOverlap}`);
  }
}
