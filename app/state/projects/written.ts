import type { Item, ItemId } from '../../core/project/item';
import { dataKinds, dataMaps, kindFacts, type DataKind } from '../../ports/photo-data';
import type { PhotoSource } from '../../ports/photo-source';
import type { IncomingFile } from '../../ports/files';
import type { ProjectChanges, UnreadMask } from '../../ports/projects';
import { dataOf, dataOfAll, isOptional, markOf, type PhotoRegistries } from '../items/photo-data';

type Marks = Readonly<Record<DataKind, ReadonlyMap<ItemId, unknown>>>;

/** Data of the photos, and masks without a photo, that have to be written. */
export interface DataChanges {
  readonly changed: Pick<
    ProjectChanges,
    DataKind | 'withdrawn' | 'waitingMasks' | 'withdrawnMasks'
  >;
  /** Marks of the values once they are written. */
  readonly marks: Marks;
}

/** The data that the project store has, so that each value is written when it is another. */
export class Written {
  /** By path. */
  private readonly waiting = new Map<string, File | null>();
  private readonly marks = Object.fromEntries(
    dataKinds.map((kind) => [kind, new Map()]),
  ) as Readonly<Record<DataKind, Map<ItemId, unknown>>>;

  /** All that these photos have, and all waiting masks, have been read from the store. */
  hasAll(of: PhotoRegistries, items: Iterable<Item>): void {
    for (const { path, file } of of.masks.unpaired) this.waiting.set(path, file);
    for (const item of items) {
      const note = <Kind extends DataKind>(kind: Kind) => {
        const value = dataOf(of, kind, item.id);
        if (value) this.marks[kind].set(item.id, markOf(kind, value, item));
      };
      dataKinds.forEach(note);
    }
  }

  /** The store has masks that cannot be read; the next changes withdraw them. */
  hasUnread(masks: readonly UnreadMask[]): void {
    for (const { item, name } of masks) {
      if (item === null) this.waiting.set(name, null);
      else this.marks.masks.set(item, null);
    }
  }

  /**
   * Data of these photos that the store does not have as it is, or that has gone from a photo that
   * stays; the same of all waiting masks.
   */
  changes(of: PhotoRegistries, items: readonly Item[]): DataChanges {
    const marks = {} as Record<DataKind, Map<ItemId, unknown>>;
    const withdrawn: Partial<Record<DataKind, readonly ItemId[]>> = {};
    const changed = dataMaps((kind) => {
      const held = dataOfAll(of, kind, items);
      marks[kind] = new Map();
      if (isOptional(kind)) withdrawn[kind] = this.lost(kind, items, held);
      for (const item of items) {
        const value = held.get(item.id);
        const mark = value && markOf(kind, value, item);
        if (!value || this.marks[kind].get(item.id) === mark) held.delete(item.id);
        else marks[kind].set(item.id, mark);
      }
      return held;
    });
    return { changed: { ...changed, withdrawn, ...this.waitingChanges(of.masks.unpaired) }, marks };
  }

  private waitingChanges(
    now: readonly IncomingFile[],
  ): Required<Pick<ProjectChanges, 'waitingMasks' | 'withdrawnMasks'>> {
    const paths = new Set(now.map(({ path }) => path));
    return {
      waitingMasks: now.filter(({ path, file }) => this.waiting.get(path) !== file),
      withdrawnMasks: [...this.waiting.keys()].filter((path) => !paths.has(path)),
    };
  }

  private lost(
    kind: DataKind,
    items: readonly Item[],
    held: ReadonlyMap<ItemId, unknown>,
  ): ItemId[] {
    const known = this.marks[kind];
    return items.flatMap(({ id }) => (known.has(id) && !held.has(id) ? [id] : []));
  }

  /** Changes have been written; photos are noted one by one (`hasPhoto`). */
  note({ marks, changed }: DataChanges): void {
    const { withdrawn = {}, waitingMasks = [], withdrawnMasks = [] } = changed;
    for (const { path, file } of waitingMasks) this.waiting.set(path, file);
    for (const path of withdrawnMasks) this.waiting.delete(path);
    for (const kind of dataKinds) {
      if (kind === 'files') continue;
      for (const [id, mark] of marks[kind]) this.marks[kind].set(id, mark);
      for (const id of withdrawn[kind] ?? []) this.marks[kind].delete(id);
    }
  }

  /** The store has the photo under `source`. */
  hasPhoto(id: ItemId, source: PhotoSource): void {
    this.marks.files.set(id, source);
  }

  /** The items have gone, and with them what does not outlive them. */
  drop(ids: readonly ItemId[]): void {
    for (const kind of dataKinds) {
      if (kindFacts[kind].outlivesItem) continue;
      for (const id of ids) this.marks[kind].delete(id);
    }
  }

  /** Photos whose files the store has, also of items that have gone. */
  get photos(): ReadonlyMap<ItemId, PhotoSource> {
    // A file is its own mark.
    return this.marks.files as Map<ItemId, PhotoSource>;
  }

  /** The store has let go of the files. */
  dropPhotos(ids: readonly ItemId[]): void {
    for (const id of ids) this.marks.files.delete(id);
  }
}
