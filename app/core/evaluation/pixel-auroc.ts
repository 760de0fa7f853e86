import { rankShare } from './auroc';
import { normalPixels, type MaskedMap } from './masked-map';

/**
 * Area under the ROC curve over the pixels of all maps together; exact, ties counting half.
 *
 * @param ascending `normalPixels(maps)`, when they are at hand
 * @returns 0 to 1; NaN when no pixel is normal or none is defective.
 * @throws RangeError when values or mask do not fill a map.
 */
export function pixelAuroc(
  maps: readonly MaskedMap[],
  ascending: Float32Array = normalPixels(maps),
): number {
  let sum = 0;
  let count = 0;
  for (const { values, mask } of maps) {
    if (mask === null) continue;
    for (let i = 0; i < mask.length; i++) {
      if (mask[i] === 0) continue;
      sum += rankShare(ascending, values[i]!);
      count++;
    }
  }
  return sum / count;
}
