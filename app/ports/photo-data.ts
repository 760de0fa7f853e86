import type { PackedScores } from '../core/match/packed-scores';
import type { ItemId } from '../core/project/item';
import type { PhotoMask } from './files';
import type { PhotoSource } from './photo-source';

/**
 * Data that belongs to a photo and is kept with it, apart from the small facts of its item. Each kind has
 * one description in each layer: on the page in `state/items/photo-data.ts`, in the database in
 * `platform/project-store/photo-tables.ts`, in a project file in
 * `platform/project-file/photo-entries.ts`. All else goes through the kinds, so that a kind without
 * its description does not compile.
 */
export interface PhotoData {
  /** The photo itself. */
  readonly files: PhotoSource;
  readonly thumbnails: Blob;
  /** Patch scores against the present bank. */
  readonly scores: PackedScores;
  /** Where the defects are, as pictures. */
  readonly masks: PhotoMask;
}

export type DataKind = keyof PhotoData;

interface KindFacts {
  /** Stays in the project store when its item is removed, so that the photo can come back. */
  readonly outlivesItem: boolean;
}

/** In the order in which project files have them. */
export const kindFacts: Readonly<Record<DataKind, KindFacts>> = {
  files: { outlivesItem: true },
  thumbnails: { outlivesItem: false },
  scores: { outlivesItem: false },
  masks: { outlivesItem: false },
};

export const dataKinds = Object.keys(kindFacts) as readonly DataKind[];

/** The same of a whole project. */
export type PhotoDataMaps = {
  readonly [Kind in DataKind]: ReadonlyMap<ItemId, PhotoData[Kind]>;
};

/** A map for each kind. */
export function dataMaps(
  make: <Kind extends DataKind>(kind: Kind) => ReadonlyMap<ItemId, PhotoData[Kind]>,
): PhotoDataMaps {
  return Object.fromEntries(dataKinds.map((kind) => [kind, make(kind)])) as PhotoDataMaps;
}
