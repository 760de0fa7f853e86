import type { ItemId } from '../../core/project/item';
import { closeLevels, type PhotoLevels } from './photo-levels';

interface Held {
  readonly coarse: PhotoLevels;
  readonly fine: PhotoLevels;
  /** Both, finest first; the same array as long as they are the same. */
  readonly all: PhotoLevels;
}

const nothing: PhotoLevels = [];

/**
 * The last few decoded photos. What gives way is closed at once, and so are the fine levels of
 * what leaves the screen: a photo of 24 megapixels has 96 MB of them.
 */
export class PhotoCache {
  private readonly held = new Map<ItemId, Held>();
  private readonly listeners = new Set<() => void>();
  private shown: ReadonlySet<ItemId> = new Set();

  constructor(private readonly most: number) {}

  /** Levels held of a photo; does not count as a use. */
  levels(id: ItemId): PhotoLevels {
    return this.held.get(id)?.all ?? nothing;
  }

  hasFine(id: ItemId): boolean {
    return (this.held.get(id)?.fine.length ?? 0) > 0;
  }

  /** Closed again at once when they came twice: the first ones may be on the screen. */
  setCoarse(id: ItemId, coarse: PhotoLevels): void {
    if (this.held.has(id)) return closeLevels(coarse);
    this.put(id, { coarse, fine: nothing, all: coarse });
    this.makeRoom(id);
  }

  /** Closed again at once when the photo is not on the screen any more. */
  setFine(id: ItemId, fine: PhotoLevels): void {
    const held = this.held.get(id);
    if (!held || held.fine.length > 0 || !this.shown.has(id)) return closeLevels(fine);
    this.put(id, { ...held, fine, all: [...fine, ...held.coarse] });
  }

  /** Photos on the screen: never evicted, and the only ones that keep fine levels. */
  show(ids: ReadonlySet<ItemId>): void {
    this.shown = ids;
    for (const [id, { coarse, fine }] of this.held) {
      if (ids.has(id) || fine.length === 0) continue;
      closeLevels(fine);
      this.held.set(id, { coarse, fine: nothing, all: coarse });
    }
    for (const id of ids) this.use(id);
  }

  clear(): void {
    for (const { all } of this.held.values()) closeLevels(all);
    this.held.clear();
  }

  /** Told whenever there is more of a photo. Returns a function that ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private use(id: ItemId): void {
    const held = this.held.get(id);
    if (!held) return;
    this.held.delete(id);
    this.held.set(id, held);
  }

  private put(id: ItemId, held: Held): void {
    this.held.delete(id);
    this.held.set(id, held);
    for (const listener of this.listeners) listener();
  }

  private makeRoom(newest: ItemId): void {
    for (const [id, { all }] of this.held) {
      if (this.held.size <= this.most) return;
      if (id === newest || this.shown.has(id)) continue;
      closeLevels(all);
      this.held.delete(id);
    }
  }
}
