import type { Size } from '../core/image/geometry';
import type { FlatBank } from '../core/bank/memory-bank';
import type { PatchScores } from '../core/match/patch-scores';
import { featureDepth } from '../core/features/backbone';
import type { FeatureGrid, FeatureSpec, PatchFeatures, GridSize } from '../core/features/grid';
import type { TensorMemory } from './protocol';

/** Patch features, with whatever copy of them the backend keeps on its device. */
export interface Features<Grid extends PatchFeatures = PatchFeatures> {
  readonly grid: Grid;
  dispose(): void;
}

/** Tells when a backend is gone, and everything on it. */
export interface Loss {
  readonly isLost: () => boolean;
  /** Rejects once it is lost; never resolves. */
  readonly whenLost: Promise<never>;
}

/** Operations of a backend. */
export interface Compute {
  readonly spec: FeatureSpec;
  /** How the loss of a graphics context is noticed; null for what cannot be lost. */
  readonly loss: Loss | null;
  /**
   * Fused patch features (docs/RECIPE.md, "Features"); the counterpart of `fuseLevels` in core.
   *
   * @param input `height * width * 3`, normalised, sides multiples of the coarsest stride
   * @param kept the first rows and columns of patches, where the others hold padding alone
   */
  embed(input: Float32Array, size: Size, kept?: GridSize): Promise<Features<FeatureGrid>>;
  /**
   * Nearest bank patch of each query patch: the counterpart of core/match/nearest.ts. The features
   * have length 1, so the largest product is the smallest distance.
   *
   * @throws RangeError for an empty bank, or the signal's reason once it aborts
   */
  nearest(features: Features, bank: FlatBank, signal: AbortSignal): Promise<PatchScores>;
  /** Gives back the copy of a bank that will not be asked for again. */
  forget(bank: FlatBank): void;
  /** Equal before and after any number of jobs. */
  memory(): TensorMemory;
  dispose(): void;
}

/** Features that are on the CPU alone. */
export function onCpu<Grid extends PatchFeatures>(grid: Grid): Features<Grid> {
  return { grid, dispose: () => undefined };
}

/**
 * Features of an input with their place in it.
 *
 * @throws RangeError when the network's levels are not those that its description names
 */
export function gridOf(
  spec: FeatureSpec,
  { rows, cols }: GridSize,
  features: Float32Array<ArrayBuffer>,
): FeatureGrid {
  const depth = featureDepth(spec.backbone);
  if (features.length !== rows * cols * depth) {
    throw new RangeError(
      `${spec.backbone.name}: ${features.length} features, ${rows} x ${cols} x ${depth} expected`,
    );
  }
  return { rows, cols, depth, features, spec };
}
