/** Where in the memory bank a query patch found its nearest neighbour. */
export interface PatchScores {
  readonly rows: number;
  readonly cols: number;
  /** Euclidean distance of each patch to its nearest bank patch, 0 to 2; `rows * cols`. */
  readonly distances: Float32Array<ArrayBuffer>;
  /** For each patch, the index into `references` of the reference that holds the nearest patch. */
  readonly nearestReference: Uint16Array<ArrayBuffer>;
  /** For each patch, the index (row * cols + col of that reference's grid) of the nearest patch. */
  readonly nearestPatch: Uint32Array<ArrayBuffer>;
  /** References searched, by id, in bank order. */
  readonly references: readonly string[];
}
