/*
 * The live items: the truth about items. A change takes effect here at once, so pipeline, actions
 * and autosave read `app.liveItems`. React reads the published copy in the store (`PublishedItems`
 * in `store/store.ts`), which follows a few times a second.
 */
import type { Item, ItemId } from '../../core/project/item';
import type { AppStore } from '../store/store';

/** Minimum time between two publications to the store. */
const PUBLISH_EVERY_MS = 100;

/** Added for each item: the page sorts and counts all of them after a publication. */
const PUBLISH_MS_AN_ITEM = 0.05;

/** Called for each change of an item, with null when it has been removed. */
export type ItemListener = (id: ItemId, item: Item | null) => void;

/**
 * The items of the project as they are now, in the order added. The cost of a change does not
 * depend on their number: changes are batched and published to the store together, after a delay
 * or at once with `publish`.
 */
export class LiveItems {
  private readonly items = new Map<ItemId, Item>();
  private readonly byHash = new Map<string, Set<ItemId>>();
  private readonly listeners = new Set<ItemListener>();
  /** Changed since the last publication. */
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

  /** Returns a function that ends the subscription. */
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

  /** Publishes to the store now: after an action of the user, and when the pipeline is idle. */
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
