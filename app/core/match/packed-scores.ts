import type { PatchDistances } from './self-distance';
import type { PatchScores } from './patch-scores';

/** Patch scores in half the room or less: distances in steps of 3e-5, indices as short as they go. */
export interface PackedScores {
  readonly rows: number;
  readonly cols: number;
  /** Distance times 65535 / 2. */
  readonly distances: Uint16Array<ArrayBuffer>;
  readonly nearestReference: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
  readonly nearestPatch: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  readonly references: readonly string[];
}

/** Packed scores without what the patches were compared with: the form in which jobs carry them. */
export type PackedDistances = Pick<PackedScores, 'rows' | 'cols' | 'distances'>;

const LEVELS_PER_UNIT = 65535 / 2;

/** @param scores with distances from 0 to 2; others become the nearest of these */
export function packScores(scores: PatchScores): PackedScores {
  const { rows, cols, distances, nearestReference, nearestPatch, references } = scores;
  const levels = new Uint16Array(distances.length);
  for (let i = 0; i < levels.length; i++) {
    levels[i] = Math.min(65535, Math.round(distances[i]! * LEVELS_PER_UNIT));
  }
  const isShort = nearestPatch.every((patch) => patch < 2 ** 16);
  return {
    rows,
    cols,
    distances: levels,
    nearestReference:
      references.length <= 2 ** 8 ? Uint8Array.from(nearestReference) : nearestReference,
    nearestPatch: isShort ? Uint16Array.from(nearestPatch) : nearestPatch,
    references,
  };
}

/** The distances alone: a job that needs no more should not carry the rest to a worker. */
export function packedDistances({ rows, cols, distances }: PackedDistances): PackedDistances {
  return { rows, cols, distances };
}

/** Distances from 0 to 2 of packed ones, to 2e-5. */
export function unpackDistances({ rows, cols, distances }: PackedDistances): PatchDistances {
  return {
    rows,
    cols,
    distances: Float32Array.from(distances, (level) => level / LEVELS_PER_UNIT),
  };
}

/** Inverse of `packScores`; distances to 2e-5, all else exact. */
export function unpackScores(packed: PackedScores): PatchScores {
  return {
    ...packed,
    ...unpackDistances(packed),
    nearestReference: Uint16Array.from(packed.nearestReference),
    nearestPatch: Uint32Array.from(packed.nearestPatch),
  };
}

/** Bytes of the arrays, without the list of references, which many share. */
export function packedBytes(packed: PackedScores): number {
  const { distances, nearestReference, nearestPatch } = packed;
  return distances.byteLength + nearestReference.byteLength + nearestPatch.byteLength;
}
