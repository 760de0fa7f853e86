import type { ItemId } from '../../core/project/item';

interface Closable {
  close(): void;
}

/** Reads a photo at reduced size; null when there is none any more. */
export type ReadPhoto<T> = (id: ItemId, signal: AbortSignal) => Promise<T | null>;

/** Both imaging workers, and no queue: by the time they are done, others may be wanted. */
const MOST_AT_ONCE = 2;

/**
 * Photos at reduced size for the loupe's crops: what is wanted is read, the first first, and a few
 * that were wanted before are kept. What gives way is closed at once.
 */
export class PhotoPool<T extends Closable> {
  private readonly held = new Map<ItemId, T>();
  private readonly reading = new Set<ItemId>();
  private readonly unreadable = new Set<ItemId>();
  private readonly listeners = new Set<() => void>();
  private wanted: readonly ItemId[] = [];
  private controller = new AbortController();
  private changes = 0;

  /** @param most photos that are kept, unless more are wanted at once */
  constructor(
    private readonly read: ReadPhoto<T>,
    private readonly most: number,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Rises with every photo that comes. */
  version = (): number => this.changes;

  get(id: ItemId): T | null {
    return this.held.get(id) ?? null;
  }

  want(ids: readonly ItemId[]): void {
    this.wanted = ids;
    for (const id of ids) this.renew(id);
    this.readNext();
  }

  /** Closes all; it can be filled again. */
  clear(): void {
    this.controller.abort(new DOMException('the loupe is closed', 'AbortError'));
    this.controller = new AbortController();
    for (const photo of this.held.values()) photo.close();
    this.held.clear();
    this.reading.clear();
    this.unreadable.clear();
    this.wanted = [];
  }

  private readNext(): void {
    const isMissing = (id: ItemId) =>
      !this.held.has(id) && !this.reading.has(id) && !this.unreadable.has(id);
    for (const id of this.wanted.filter(isMissing)) {
      if (this.reading.size >= MOST_AT_ONCE) return;
      void this.take(id);
    }
  }

  private async take(id: ItemId): Promise<void> {
    const { signal } = this.controller;
    this.reading.add(id);
    // Errors of a photo are reported where the photo itself is shown.
    const photo = await this.read(id, signal).catch(() => null);
    if (signal.aborted) return photo?.close();
    this.reading.delete(id);
    if (photo) this.put(id, photo);
    else this.unreadable.add(id);
    this.readNext();
  }

  private put(id: ItemId, photo: T): void {
    this.held.set(id, photo);
    for (const [other, old] of this.held) {
      if (this.held.size <= this.most) break;
      if (this.wanted.includes(other)) continue;
      old.close();
      this.held.delete(other);
    }
    this.changes += 1;
    for (const listener of this.listeners) listener();
  }

  private renew(id: ItemId): void {
    const photo = this.held.get(id);
    if (!photo) return;
    this.held.delete(id);
    this.held.set(id, photo);
  }
}
