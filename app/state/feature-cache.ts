import type { ItemId } from '../core/project/item';
import type { FeatureGrid } from '../core/patches/grid';

/**
 * Features of the images, so that a change of the references rescores without pixels. References
 * are pinned; queries give way, oldest first, once the budget is spent, and are then computed
 * from pixels when needed.
 */
export class FeatureCache {
  private readonly grids = new Map<ItemId, FeatureGrid>();
  private readonly pinned = new Set<ItemId>();
  private bytes = 0;

  /** @param budgetBytes for queries and references together */
  constructor(private readonly budgetBytes: number) {}

  get(id: ItemId): FeatureGrid | null {
    return this.grids.get(id) ?? null;
  }

  set(id: ItemId, grid: FeatureGrid, pin: boolean): void {
    this.delete(id);
    this.grids.set(id, grid);
    this.bytes += grid.features.byteLength;
    if (pin) this.pinned.add(id);
    this.evict(id);
  }

  pin(id: ItemId, pin: boolean): void {
    if (pin) this.pinned.add(id);
    else this.pinned.delete(id);
  }

  delete(id: ItemId): void {
    const grid = this.grids.get(id);
    if (!grid) return;
    this.grids.delete(id);
    this.pinned.delete(id);
    this.bytes -= grid.features.byteLength;
  }

  get usedBytes(): number {
    return this.bytes;
  }

  private evict(keep: ItemId): void {
    for (const id of this.grids.keys()) {
      if (this.bytes <= this.budgetBytes) return;
      if (id !== keep && !this.pinned.has(id)) this.delete(id);
    }
  }
}
