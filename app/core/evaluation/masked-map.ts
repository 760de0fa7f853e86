import type { ScoreMap } from '../score-map/score-map';

/** A score map and the truth about it, for the pixel metrics. */
export interface MaskedMap extends ScoreMap {
  /** `width * height`, not 0 where the image is defective; null for an image without a defect. */
  readonly mask: Uint8Array | null;
}

/**
 * Scores of all normal pixels of all maps, ascending: all that the pixel metrics have to hold at
 * once, 4 bytes a pixel (26 MB for 100 maps of 256 x 256).
 *
 * @throws RangeError when values or mask do not fill a map.
 */
export function normalPixels(maps: readonly MaskedMap[]): Float32Array<ArrayBuffer> {
  let count = 0;
  for (const { width, height, values, mask } of maps) {
    const pixels = width * height;
    if (values.length !== pixels || (mask !== null && mask.length !== pixels)) {
      throw new RangeError(
        `normalPixels: ${values.length} values, mask of ${mask?.length}, for ${width} x ${height}`,
      );
    }
    count += pixels - (mask === null ? 0 : mask.reduce((sum, m) => sum + (m === 0 ? 0 : 1), 0));
  }
  const normal = new Float32Array(count);
  let at = 0;
  for (const { values, mask } of maps) {
    if (mask === null) {
      normal.set(values, at);
      at += values.length;
      continue;
    }
    for (let i = 0; i < mask.length; i++) if (mask[i] === 0) normal[at++] = values[i]!;
  }
  return normal.sort();
}
