import type { Bin, ItemId } from '../../core/project/item';
import { featureBytes, type FeatureGrid } from '../../core/features/grid';

/** References give features when a thinned bank is built again, queries at every change. */
const REFERENCE_SHARE = 0.25;

interface Held {
  readonly grid: FeatureGrid;
  readonly bin: Bin;
}

/**
 * Features of the images, so that a change of the references rescores without pixels. Once the
 * budget is spent, what is there stays and more is not taken in: every change goes through all
 * images in turn, and the oldest would be let go of just before its turn. What is missing is
 * computed from the file. Pinned features always find room.
 */
export class FeatureCache {
  private readonly held = new Map<ItemId, Held>();
  private pinned: ReadonlySet<ItemId> = new Set();
  private readonly bytes = { reference: 0, query: 0 };

  /** @param budgetBytes for all; references take a quarter of it at most */
  constructor(private readonly budgetBytes: number) {}

  get(id: ItemId): FeatureGrid | null {
    return this.held.get(id)?.grid ?? null;
  }

  set(id: ItemId, grid: FeatureGrid, bin: Bin): void {
    this.delete(id);
    const size = featureBytes(grid);
    if (this.pinned.has(id)) this.makeRoom(size);
    else if (!this.hasRoom(size, bin)) return;
    this.held.set(id, { grid, bin });
    this.bytes[bin] += size;
  }

  /** Features that are needed again and again: these, and no longer those pinned before. */
  pinOnly(ids: readonly ItemId[]): void {
    this.pinned = new Set(ids);
  }

  pinnedIds(): ReadonlySet<ItemId> {
    return this.pinned;
  }

  /** Pinned features that are there. */
  pinnedFeatures(): Map<ItemId, FeatureGrid> {
    const found = new Map<ItemId, FeatureGrid>();
    for (const id of this.pinned) {
      const grid = this.get(id);
      if (grid) found.set(id, grid);
    }
    return found;
  }

  delete(id: ItemId): void {
    const held = this.held.get(id);
    if (!held) return;
    this.held.delete(id);
    this.bytes[held.bin] -= featureBytes(held.grid);
  }

  get usedBytes(): number {
    return this.bytes.reference + this.bytes.query;
  }

  private hasRoom(size: number, bin: Bin): boolean {
    if (this.usedBytes + size > this.budgetBytes) return false;
    const most = this.budgetBytes * (bin === 'reference' ? REFERENCE_SHARE : 1);
    return this.bytes[bin] + size <= most;
  }

  private makeRoom(size: number): void {
    for (const id of [...this.held.keys()].toReversed()) {
      if (this.usedBytes + size <= this.budgetBytes) return;
      if (!this.pinned.has(id)) this.delete(id);
    }
  }
}
