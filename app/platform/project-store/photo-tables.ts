import type { SavedProject } from '../../core/saved/saved-project';
import type { PhotoMask } from '../../ports/files';
import type { DataKind, PhotoData } from '../../ports/photo-data';
import type { PackedScores } from '../../core/match/packed-scores';
import type { KeptMask, KeptScores, Tables } from './database';
import { blobOf, fileOf, keptBlob, keptFile, type KeptFile } from './stored-bytes';

/** How a kind of data lies in the table of its name. */
interface PhotoTable<Value, Row> {
  /**
   * Rejects with the browser's error when a file has gone.
   *
   * @param bankVersion of the item
   */
  readonly pack: (value: Value, bankVersion: number) => Row | Promise<Row>;
  /** Whether the whole write fails or goes on without a value that cannot be packed. */
  readonly ifGone: 'fail' | 'leave out' | 'leave out with item';
  /** Bytes of a row that a write has to account for; null where all together are few. */
  readonly largeBytes: ((row: Row) => number) | null;
  /**
   * Null for a row that is damaged, or of no use to the project as it is. Without it, values are
   * not read with the project but one by one when they are needed (`photo` of the store).
   */
  readonly unpack: ((row: unknown, project: SavedProject) => Value | null) | null;
  /** Whether a person has brought it, so that one that is left out has to be named. */
  readonly isBrought: boolean;
}

export const photoTables: {
  readonly [Kind in DataKind]: PhotoTable<PhotoData[Kind], Tables[Kind]['value']>;
} = {
  files: {
    pack: async (source) => keptFile(await source.read()),
    ifGone: 'leave out with item',
    largeBytes: (row) => (row as KeptFile).bytes.byteLength,
    unpack: null,
    isBrought: true,
  },
  thumbnails: {
    pack: keptBlob,
    ifGone: 'fail',
    largeBytes: null,
    unpack: blobOf,
    isBrought: false,
  },
  scores: {
    pack: withoutReferences,
    ifGone: 'fail',
    largeBytes: null,
    unpack: withReferences,
    isBrought: false,
  },
  masks: {
    pack: packMask,
    ifGone: 'leave out',
    largeBytes: null,
    unpack: unpackMask,
    isBrought: true,
  },
};

export async function packMask({ file, path, further }: PhotoMask): Promise<KeptMask> {
  const first = { file: await keptFile(file), path };
  return further ? { ...first, further: await Promise.all(further.map(packMask)) } : first;
}

/** Null for one that is damaged. */
export function unpackMask(row: unknown): PhotoMask | null {
  const { file: kept, path, further } = (row ?? {}) as Partial<KeptMask>;
  const file = fileOf(kept);
  if (!file || typeof path !== 'string') return null;
  if (!Array.isArray(further)) return { file, path };
  // One that is damaged would make the others say less than they did.
  const others = further.map(unpackMask);
  return others.every((other) => other !== null) ? { file, path, further: others } : null;
}

function withoutReferences(scores: PackedScores, bankVersion: number): KeptScores {
  const { rows, cols, distances, nearestReference, nearestPatch } = scores;
  return { rows, cols, distances, nearestReference, nearestPatch, bankVersion };
}

/** Null also for scores against another bank. */
function withReferences(row: unknown, project: SavedProject): PackedScores | null {
  const kept = (row ?? {}) as Partial<KeptScores>;
  const { rows, cols, distances, nearestReference, nearestPatch } = kept;
  if (kept.bankVersion !== project.bankVersion) return null;
  const patches = Number(rows) * Number(cols);
  const isWhole = [distances, nearestReference, nearestPatch].every(
    (values) => ArrayBuffer.isView(values) && (values as Uint8Array).length === patches,
  );
  if (!isWhole) return null;
  return {
    rows: rows!,
    cols: cols!,
    distances: distances!,
    nearestReference: nearestReference!,
    nearestPatch: nearestPatch!,
    references: project.inBank,
  };
}
