/** One output of a network that patch features are made of. */
export interface BackboneLevel {
  /** Of the output in the graph. */
  readonly name: string;
  /** The inverted bottleneck, counted from 0, that ends in it. */
  readonly block: number;
  /** Input pixels a side that one patch of the level covers. */
  readonly stridePx: number;
  /** Numbers a patch; a multiple of four, which the kernels take at a time. */
  readonly channels: number;
}

/** Prior of the scores of good parts; bench/decisions.md measures it. */
export interface ScorePriors {
  /** Standard deviation of the logarithms of good image scores. */
  readonly spread: number;
  /** The spread counts as much as this many scores. */
  readonly degrees: number;
  /**
   * Good queries' scores to that of a lone reference, which is compared with its own far patches
   * and scores too high: a second part of its pose is nearer.
   */
  readonly aloneFactor: number;
}

/**
 * A network and all that depends on which one it is; another network is another value of this
 * type. It holds plain data, so that it can go to a worker.
 */
export interface Backbone {
  readonly name: string;
  /** Fine to coarse; each stride is a multiple of the one before. */
  readonly levels: readonly BackboneLevel[];
  /** Area to which images are scaled, in pixels. */
  readonly inputAreaPx: number;
  /** A channel enters the network as `(value - offset) / scale`, of values from 0 to 255. */
  readonly normalisation: { readonly offset: number; readonly scale: number };
  /** Raised with every change to resizing, normalising, pooling or fusing. */
  readonly preprocessing: number;
  /**
   * Patches of an image farther apart than this share hardly any pixels: pooling reaches one patch,
   * and what the network sees beyond weighs little.
   */
  readonly neighbourhoodPatches: number;
  readonly scorePriors: ScorePriors;
}

/** Input pixels a side behind one patch: the stride of the finest level. */
export function patchStridePx({ levels }: Pick<Backbone, 'levels'>): number {
  return levels[0]!.stridePx;
}

/** All levels tile an input side exactly when it is a multiple of this, the coarsest stride. */
export function inputMultiplePx({ levels }: Pick<Backbone, 'levels'>): number {
  return levels.at(-1)!.stridePx;
}

/** Numbers in the fused features of a patch. */
export function featureDepth({ levels }: Pick<Backbone, 'levels'>): number {
  return levels.reduce((sum, { channels }) => sum + channels, 0);
}

/**
 * Makes sure that features can be made by this description.
 *
 * @throws RangeError without levels, where a stride is no multiple of the one before, or where
 *   channels are no multiple of four
 */
export function checkBackbone({ name, levels }: Backbone): void {
  if (levels.length === 0) throw new RangeError(`${name}: no levels`);
  let before = 1;
  for (const { name: level, stridePx, channels } of levels) {
    if (!(Number.isInteger(stridePx / before) && stridePx >= before)) {
      throw new RangeError(`${name}: stride ${stridePx} of ${level} is no multiple of ${before}`);
    }
    if (!(channels > 0 && channels % 4 === 0)) {
      throw new RangeError(`${name}: ${level} has ${channels} channels, a multiple of 4 expected`);
    }
    before = stridePx;
  }
}
