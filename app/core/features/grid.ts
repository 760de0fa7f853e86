/**
 * Everything the features depend on. Grids and banks carry it; values made under different
 * specs are never compared: the way out is to compute the features again.
 */
export interface FeatureSpec {
  readonly backbone: string;
  /** First 16 hexadecimal digits of the SHA-256 of the weight file. */
  readonly weights: string;
  /** Names of the levels, fine to coarse. */
  readonly levels: readonly string[];
  readonly inputAreaPx: number;
  /** Raised with every change to resizing, normalising, pooling or fusing. */
  readonly preprocessing: number;
}

/** Fused, L2-normalised patch features of one image. */
export interface FeatureGrid {
  readonly rows: number;
  readonly cols: number;
  /** Numbers a patch. */
  readonly depth: number;
  /** `rows * cols * depth`, patch after patch in row order. */
  readonly features: Float32Array<ArrayBuffer>;
  readonly spec: FeatureSpec;
}

/** A short text equal for two specs exactly when their features can be compared. */
export function specKey(spec: FeatureSpec): string {
  const levels = spec.levels.join('+');
  return `${spec.backbone}/${spec.weights}/${levels}/${spec.inputAreaPx}/${spec.preprocessing}`;
}
