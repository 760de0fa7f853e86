import type { Item, ItemId } from '../../core/project/item';
import type { AppStore } from '../store/store';

/** The page hears of changes at most this often. */
const PUBLISH_EVERY_MS = 100;

/** Longer by this much for each item: sorting and counting them all is what the page then does. */
const PUBLISH_MS_AN_ITEM = 0.05;

/** Told of each change of an item; null for one that has gone. */
export type ItemListener = (id: ItemId, item: Item | null) => void;

/**
 * The items of the project as they are now, in the order added. A change costs the same however
 * many there are: the store is told of all changes together, soon, or at once with `publish`.
 */
export class ItemTable {
  private readonly items = new Map<ItemId, Item>();
  private readonly byHash = new Map<string, Set<ItemId>>();
  private readonly listeners = new Set<ItemListener>();
  /** Not told to the store yet. */
  private readonly changed = new Set<ItemId>();
  private orderChanged = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly store: AppStore) {}

  get(id: ItemId): Item | null {
    return this.items.get(id) ?? null;
  }

  values(): Iterable<Item> {
    return this.items.values();
  }

  /** Items whose files are the same, byte for byte. */
  withHash(hash: string): Item[] {
    return [...(this.byHash.get(hash) ?? [])].map((id) => this.items.get(id)!);
  }

  /** Returns what ends it. */
  watch(listener: ItemListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** @param item with a `sequence` above all others */
  add(item: Item): void {
    this.orderChanged = true;
    this.put(item);
  }

  /** Brings back items that have been removed, each to its place in the order. */
  restore(items: readonly Item[]): void {
    this.orderChanged = true;
    for (const item of items) this.put(item);
    const inOrder = [...this.items].sort(([, a], [, b]) => a.sequence - b.sequence);
    this.items.clear();
    for (const [id, item] of inOrder) this.items.set(id, item);
  }

  /** Changes some facts of an item; nothing happens when it has gone meanwhile. */
  patch(id: ItemId, facts: Partial<Item>): void {
    const item = this.items.get(id);
    if (item) this.put({ ...item, ...facts });
  }

  remove(id: ItemId): void {
    const item = this.items.get(id);
    if (!item) return;
    this.items.delete(id);
    this.index(item, null);
    this.orderChanged = true;
    this.announce(id, null);
  }

  /** Tells the store now: for what a person does, and when the work has come to rest. */
  publish(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.changed.size === 0) return;
    const ids = [...this.changed];
    const order = this.orderChanged ? [...this.items.keys()] : null;
    this.changed.clear();
    this.orderChanged = false;
    this.store.setState((state) => {
      const items = { ...state.items };
      for (const id of ids) {
        const item = this.items.get(id);
        if (item) items[id] = item;
        else delete items[id];
      }
      const { selected } = state.view;
      const isGone = selected !== null && !this.items.has(selected);
      return {
        items,
        order: order ?? state.order,
        view: isGone ? { ...state.view, selected: null } : state.view,
      };
    });
  }

  private put(item: Item): void {
    this.index(this.items.get(item.id) ?? null, item);
    this.items.set(item.id, item);
    this.announce(item.id, item);
  }

  private index(before: Item | null, now: Item | null): void {
    if (before?.hash === now?.hash) return;
    if (before?.hash) this.byHash.get(before.hash)?.delete(before.id);
    if (!now?.hash) return;
    const same = this.byHash.get(now.hash) ?? new Set();
    this.byHash.set(now.hash, same.add(now.id));
  }

  private announce(id: ItemId, item: Item | null): void {
    this.changed.add(id);
    for (const listener of this.listeners) listener(id, item);
    const wait = PUBLISH_EVERY_MS + this.items.size * PUBLISH_MS_AN_ITEM;
    this.timer ??= setTimeout(() => this.publish(), wait);
  }
}
