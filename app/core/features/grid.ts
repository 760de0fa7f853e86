import type { Directions } from '../project/turning';
import type { Backbone } from './backbone';

/** Rows and columns of patches. */
export interface GridSize {
  readonly rows: number;
  readonly cols: number;
}

/**
 * The inputs of the features. Grids carry it; values made under different specs are never
 * compared: the way out is to compute the features again.
 */
export interface FeatureSpec {
  readonly backbone: Backbone;
  /** First 16 hexadecimal digits of the SHA-256 of the weight file. */
  readonly weights: string;
}

/** A spec as it is kept with banks, projects and results: it names the backbone. */
export interface SavedSpec {
  readonly backbone: string;
  readonly weights: string;
  /** Names of the levels, fine to coarse. */
  readonly levels: readonly string[];
  readonly inputAreaPx: number;
  readonly preprocessing: number;
}

/** Features of patches, without what they depend on. */
export interface PatchFeatures {
  readonly rows: number;
  readonly cols: number;
  /** Numbers a patch. */
  readonly depth: number;
  /** `rows * cols * depth`, patch after patch in row order. */
  readonly features: Float32Array<ArrayBuffer>;
}

/** Patches of turned copies of an image, by the place of the image that each shows. */
export interface TurnedPatches {
  /** Indices (row * cols + col) in the grid of the upright image. */
  readonly patches: Uint32Array<ArrayBuffer>;
  /** `patches.length * depth`. */
  readonly features: Float32Array<ArrayBuffer>;
}

/** Fused, L2-normalised patch features of one image. */
export interface FeatureGrid extends PatchFeatures {
  readonly spec: FeatureSpec;
  /** Of a reference that is compared in more directions than its own. */
  readonly turned?: TurnedPatches | undefined;
}

/** A grid as a bank of so many directions takes it: without turned copies for a single one. */
export function inDirections(grid: FeatureGrid, directions: Directions): FeatureGrid {
  if (directions > 1 || !grid.turned) return grid;
  const { turned: _, ...upright } = grid;
  return upright;
}

/** Whether a grid has all that a bank of so many directions takes. */
export function hasDirections(grid: FeatureGrid, directions: Directions): boolean {
  return directions === 1 || grid.turned !== undefined;
}

/** Bytes of all features of a grid. */
export function featureBytes({ features, turned }: FeatureGrid): number {
  return (
    features.byteLength + (turned ? turned.features.byteLength + turned.patches.byteLength : 0)
  );
}

/** The part of a spec that is kept. */
export function savedSpec({ backbone, weights }: FeatureSpec): SavedSpec {
  const { name, levels, inputAreaPx, preprocessing } = backbone;
  return {
    backbone: name,
    weights,
    levels: levels.map((level) => level.name),
    inputAreaPx,
    preprocessing,
  };
}

/** A short text equal for two specs exactly when their features can be compared. */
export function specKey(spec: SavedSpec): string {
  const levels = spec.levels.join('+');
  return `${spec.backbone}/${spec.weights}/${levels}/${spec.inputAreaPx}/${spec.preprocessing}`;
}

/**
 * How many times the rows and columns of a level the finest one has.
 *
 * @throws RangeError unless it is a whole number, the same for both
 */
export function timesFiner(
  finest: Pick<PatchFeatures, 'rows' | 'cols'>,
  level: Pick<PatchFeatures, 'rows' | 'cols'>,
): number {
  const times = finest.rows / level.rows;
  if (Number.isInteger(times) && finest.cols === level.cols * times) return times;
  throw new RangeError(
    `levels do not tile: ${finest.rows} x ${finest.cols} on ${level.rows} x ${level.cols}`,
  );
}
