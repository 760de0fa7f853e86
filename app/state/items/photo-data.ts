import type { Sketch } from '../../core/image/sketch';
import { scoringKey, type Item, type ItemId } from '../../core/project/item';
import {
  dataKinds,
  type DataKind,
  type PhotoData,
  type PhotoDataMaps,
} from '../../ports/photo-data';
import type { PhotoSource } from '../../ports/photo-source';
import { FeatureCache } from './feature-cache';
import { MaskStore } from './mask-store';
import { ScoreStore } from './score-store';

/** Keyed by item: what is too large for the store. */
export interface PhotoRegistries {
  readonly files: Map<ItemId, PhotoSource>;
  readonly thumbnails: Map<ItemId, Blob>;
  readonly scores: ScoreStore;
  readonly masks: MaskStore;
  /** On the page alone: they are too large to be kept. */
  readonly features: FeatureCache;
  /** Of references, and of queries while there is room, once they are read in this visit. */
  readonly sketches: Map<ItemId, Sketch>;
}

const FEATURE_BUDGET_BYTES = 512 * 2 ** 20;

/** About 8,000 queries. */
const SCORE_BUDGET_BYTES = 64 * 2 ** 20;

/** About 2,500 masks at the size of the network's input. */
const MASK_BUDGET_BYTES = 32 * 2 ** 20;

/** @param onWaiting told of the masks without a photo, by path, as they change */
export function createRegistries(onWaiting: (paths: readonly string[]) => void): PhotoRegistries {
  return {
    files: new Map(),
    thumbnails: new Map(),
    scores: new ScoreStore(SCORE_BUDGET_BYTES),
    masks: new MaskStore(MASK_BUDGET_BYTES, onWaiting),
    features: new FeatureCache(FEATURE_BUDGET_BYTES),
    sketches: new Map(),
  };
}

/** A kind of data on the page. */
interface KindOnPage<Value> {
  /** Null for a photo that has none, or whose had to make room. */
  readonly get: (of: PhotoRegistries, id: ItemId) => Value | null;
  readonly set: (of: PhotoRegistries, id: ItemId, value: Value) => void;
  /** Equal as long as what was written need not be written again. */
  readonly mark: (value: Value, item: Item) => unknown;
  /** `bank`: it is made from the pixels and one bank, is worth nothing without it, and is made again. */
  readonly madeFrom: 'photo' | 'bank';
  /** Can be taken from a photo that stays, and then has to go from where it is kept, too. */
  readonly isOptional: boolean;
}

const kindsOnPage: { readonly [Kind in DataKind]: KindOnPage<PhotoData[Kind]> } = {
  /** Brought by a person. */
  files: {
    get: ({ files }, id) => files.get(id) ?? null,
    set: ({ files }, id, file) => void files.set(id, file),
    mark: (file) => file,
    madeFrom: 'photo',
    isOptional: false,
  },
  /** Made when the photo is decoded. */
  thumbnails: {
    get: ({ thumbnails }, id) => thumbnails.get(id) ?? null,
    set: ({ thumbnails }, id, thumbnail) => void thumbnails.set(id, thumbnail),
    mark: (thumbnail) => thumbnail,
    madeFrom: 'photo',
    isOptional: false,
  },
  /** Made when a query is matched. */
  scores: {
    get: ({ scores }, id) => scores.peek(id),
    set: ({ scores }, id, packed) => scores.setPacked(id, packed),
    mark: (_, item) => scoringKey(item),
    madeFrom: 'bank',
    isOptional: false,
  },
  /** Brought by a person. */
  masks: {
    get: ({ masks }, id) => masks.get(id),
    set: ({ masks }, id, mask) => masks.set(id, mask),
    mark: (mask) => mask,
    madeFrom: 'photo',
    isOptional: true,
  },
};

/** Of one kind, what a photo has. */
export function dataOf<Kind extends DataKind>(
  of: PhotoRegistries,
  kind: Kind,
  id: ItemId,
): PhotoData[Kind] | null {
  return kindsOnPage[kind].get(of, id);
}

/** The same of those photos that have it. */
export function dataOfAll<Kind extends DataKind>(
  of: PhotoRegistries,
  kind: Kind,
  photos: readonly { readonly id: ItemId }[],
): Map<ItemId, PhotoData[Kind]> {
  return new Map(
    photos.flatMap(({ id }): [ItemId, PhotoData[Kind]][] => {
      const value = dataOf(of, kind, id);
      return value ? [[id, value]] : [];
    }),
  );
}

/** The identity of a value once it is written; another one has to be written again. */
export function markOf<Kind extends DataKind>(
  kind: Kind,
  value: PhotoData[Kind],
  item: Item,
): unknown {
  return kindsOnPage[kind].mark(value, item);
}

export function isMadeFromBank(kind: DataKind): boolean {
  return kindsOnPage[kind].madeFrom === 'bank';
}

export function isOptional(kind: DataKind): boolean {
  return kindsOnPage[kind].isOptional;
}

/** Puts what was kept of a photo on the page: all of it, or without what only its bank explains. */
export function restoreData(
  to: PhotoRegistries,
  id: ItemId,
  kept: PhotoDataMaps,
  hasBank: boolean,
): void {
  const restore = <Kind extends DataKind>(kind: Kind) => {
    const value = kept[kind].get(id);
    if (value && (hasBank || !isMadeFromBank(kind))) kindsOnPage[kind].set(to, id, value);
  };
  dataKinds.forEach(restore);
}

/** The data of a photo that cannot be computed again. */
export type HeldData = Partial<PhotoData>;

/** Lets go of all that a photo has, and gives back what it needs to return. */
export function takeData(from: PhotoRegistries, id: ItemId): HeldData {
  const held = Object.fromEntries(
    dataKinds
      .filter((kind) => !isMadeFromBank(kind))
      .flatMap((kind) => {
        const value = dataOf(from, kind, id);
        return value ? [[kind, value]] : [];
      }),
  ) as HeldData;
  releaseData(from, id);
  return held;
}

export function giveBackData(to: PhotoRegistries, id: ItemId, held: HeldData): void {
  const giveBack = <Kind extends DataKind>(kind: Kind) => {
    const value = held[kind];
    if (value) kindsOnPage[kind].set(to, id, value);
  };
  dataKinds.forEach(giveBack);
}

/** Lets go of all that a photo has. */
export function releaseData(of: PhotoRegistries, id: ItemId): void {
  for (const registry of registriesOf(of)) registry.delete(id);
}

/** Lets go of what was computed from a photo with one network and one bank. */
export function releaseComputed(of: PhotoRegistries, id: ItemId): void {
  of.features.delete(id);
  for (const kind of dataKinds) if (isMadeFromBank(kind)) of[kind].delete(id);
}

function registriesOf(of: PhotoRegistries): readonly { delete(id: ItemId): unknown }[] {
  return [...dataKinds.map((kind) => of[kind]), of.features, of.sketches];
}
