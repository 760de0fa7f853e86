import type { ItemId } from '../../core/project/item';

interface Closable {
  close(): void;
}

/** The last few decoded photos; what gives way is closed at once, for it can hold 60 MB. */
export class BitmapCache<T extends Closable> {
  private readonly held = new Map<ItemId, T>();

  constructor(private readonly most: number) {}

  get(id: ItemId): T | null {
    const bitmap = this.held.get(id);
    if (!bitmap) return null;
    this.held.delete(id);
    this.held.set(id, bitmap);
    return bitmap;
  }

  /** Without counting as a use. */
  peek(id: ItemId): T | null {
    return this.held.get(id) ?? null;
  }

  has(id: ItemId): boolean {
    return this.held.has(id);
  }

  /** @param keep the one on the screen, which never gives way */
  set(id: ItemId, bitmap: T, keep: ItemId | null): void {
    this.held.get(id)?.close();
    this.held.delete(id);
    this.held.set(id, bitmap);
    for (const [other, old] of this.held) {
      if (this.held.size <= this.most) return;
      if (other === id || other === keep) continue;
      old.close();
      this.held.delete(other);
    }
  }

  clear(): void {
    for (const bitmap of this.held.values()) bitmap.close();
    this.held.clear();
  }
}
