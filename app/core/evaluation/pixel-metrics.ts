import { aupro } from './aupro';
import { normalPixels, type MaskedMap } from './masked-map';
import { pixelAuroc } from './pixel-auroc';
import { regionLimits } from './region-recall';

/** How well score maps find what masks show. */
export interface PixelMetrics {
  /** 0 to 1; NaN when no pixel is normal or none defective. */
  readonly pixelAuroc: number;
  /** To 30 % false positives, 0 to 1; NaN likewise. */
  readonly aupro: number;
  /** For each connected region of the masks, the highest map threshold that still finds it. */
  readonly regionLimits: Float32Array<ArrayBuffer>;
}

/**
 * All pixel metrics of some maps; see `pixelAuroc`, `aupro` and `regionLimits`.
 *
 * @throws RangeError when values or mask do not fill a map.
 */
export function pixelMetrics(maps: readonly MaskedMap[]): PixelMetrics {
  const ascending = normalPixels(maps);
  return {
    pixelAuroc: pixelAuroc(maps, ascending),
    aupro: aupro(maps, undefined, ascending),
    regionLimits: regionLimits(maps),
  };
}

/** Pixels of all maps together: 64 MB of scores, as much again while they are sorted. */
const MOST_PIXELS = 16 * 2 ** 20;

/** A map of this side still has more pixels than the patch grid has patches. */
const LEAST_SIDE_PX = 80;

/**
 * Area of the score maps on which `count` images are measured: that of the input, halved in side
 * as often as it takes for all maps to fit in memory together.
 *
 * @param areaPx area of the network's input
 */
export function measuredAreaPx(count: number, areaPx: number): number {
  let area = areaPx;
  while (area * count > MOST_PIXELS && area / 4 >= LEAST_SIDE_PX ** 2) area /= 4;
  return area;
}
