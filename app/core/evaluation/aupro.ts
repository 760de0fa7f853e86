import { labelComponents } from '../image/components';
import { normalPixels, type MaskedMap } from './masked-map';
import { countBelow, countUpTo } from '../statistics/sorted';

/** False positive rate up to which the area counts. */
export const MAX_FALSE_POSITIVE_RATE = 0.3;

/**
 * Area under the per-region overlap curve (Bergmann et al., IJCV 2021, section 5.2): mean share of
 * each 8-connected defect that is found, against the share of normal pixels called defective, from
 * 0 to `limit`, divided by `limit`. Exact, with straight lines between the points of the curve, as
 * MVTec's evaluation code has it.
 *
 * The curve is a mean over defective pixels, each weighted by 1 / (size of its region * regions),
 * of steps: found or not. So is its area, and each pixel's share follows from its rank among the
 * normal pixels alone.
 *
 * @param ascending `normalPixels(maps)`, when they are at hand
 * @returns 0 to 1; NaN when no pixel is normal or none is defective.
 * @throws RangeError when values or mask do not fill a map, or the limit is not in (0, 1].
 */
export function aupro(
  maps: readonly MaskedMap[],
  limit: number = MAX_FALSE_POSITIVE_RATE,
  ascending: Float32Array = normalPixels(maps),
): number {
  if (!(limit > 0 && limit <= 1))
    throw new RangeError(`aupro: limit must be in (0, 1], got ${limit}`);
  let sum = 0;
  let regions = 0;
  for (const { width, height, values, mask } of maps) {
    if (mask === null) continue;
    const { labels, count } = labelComponents(mask, { width, height });
    const area = new Float64Array(count);
    const pixels = new Float64Array(count);
    for (let i = 0; i < labels.length; i++) {
      const region = labels[i]! - 1;
      if (region < 0) continue;
      area[region]! += areaUnderStep(ascending, values[i]!, limit);
      pixels[region]! += 1;
    }
    for (let region = 0; region < count; region++) sum += area[region]! / pixels[region]!;
    regions += count;
  }
  return sum / regions / limit;
}

/**
 * Area from 0 to `limit` under "this pixel is found" as a function of the false positive rate: 0
 * before the rate at which it enters, 1 after it, a straight line while normal pixels tie with it.
 */
function areaUnderStep(ascending: Float32Array, value: number, limit: number): number {
  const normal = ascending.length;
  const enters = (normal - countUpTo(ascending, value)) / normal;
  if (!(enters < limit)) return normal === 0 ? Number.NaN : 0;
  const entered = (normal - countBelow(ascending, value)) / normal;
  if (entered <= limit) return limit - (enters + entered) / 2;
  return (limit - enters) ** 2 / (2 * (entered - enters));
}
