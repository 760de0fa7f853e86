import type { Item, ItemId } from '../../core/project/item';
import type { Workbench } from '../workbench';

/** Ids in the order in which their items were added, whatever the order they come in. */
class Line {
  private sequences = new Map<ItemId, number>();
  private last = -Infinity;
  private isSorted = true;

  get size(): number {
    return this.sequences.size;
  }

  has(id: ItemId): boolean {
    return this.sequences.has(id);
  }

  add({ id, sequence }: Item): void {
    if (this.sequences.has(id)) return;
    if (this.sequences.size === 0) this.last = -Infinity;
    this.isSorted &&= sequence > this.last;
    this.last = Math.max(this.last, sequence);
    this.sequences.set(id, sequence);
  }

  delete(id: ItemId): void {
    this.sequences.delete(id);
  }

  /** The first but for a few; null when there is none. */
  first(except: ReadonlySet<ItemId>): ItemId | null {
    if (!this.isSorted) {
      this.sequences = new Map([...this.sequences].sort(([, a], [, b]) => a - b));
      this.isSorted = true;
    }
    for (const id of this.sequences.keys()) if (!except.has(id)) return id;
    return null;
  }
}

/**
 * Which items need work, kept up with every change of one, so that nobody has to look through
 * them all. Only a change of the bank, which makes every score stale, does.
 */
export class WorkQueue {
  private readonly references = new Line();
  private readonly queries = new Line();
  private bankVersion = -1;
  private inSight: readonly ItemId[] = [];

  /** @param inBank references in the bank: without any, queries are only embedded */
  constructor(
    private readonly bench: Workbench,
    private readonly inBank: ReadonlySet<ItemId>,
  ) {
    bench.liveItems.watch((id, item) => this.follow(id, item));
  }

  /** Queries that a person sees at the moment, top down: the first to be scored. */
  lookAt(ids: readonly ItemId[]): void {
    this.inSight = ids;
  }

  /** Rescans all items: the bank's contents have changed without a new version. */
  lookAgain(): void {
    this.bankVersion = -1;
  }

  nextReference(inFlight: ReadonlySet<ItemId>): ItemId | null {
    return this.references.first(inFlight);
  }

  /** The selected one, else one in sight, else the first. */
  nextQuery(inFlight: ReadonlySet<ItemId>): ItemId | null {
    this.catchUp();
    const isFree = (id: ItemId) => this.queries.has(id) && !inFlight.has(id);
    const { selected } = this.bench.store.getState().view;
    if (selected !== null && isFree(selected)) return selected;
    return this.inSight.find(isFree) ?? this.queries.first(inFlight);
  }

  /** Pieces of work left, those under way among them. */
  left(inFlight: ReadonlySet<ItemId>): number {
    this.catchUp();
    const waits = (id: ItemId) => this.references.has(id) || this.queries.has(id);
    const taken = [...inFlight].filter((id) => !waits(id));
    return this.references.size + this.queries.size + taken.length;
  }

  private catchUp(): void {
    const { bankVersion } = this.bench.store.getState();
    if (bankVersion === this.bankVersion) return;
    this.bankVersion = bankVersion;
    for (const item of this.bench.liveItems.values()) this.follow(item.id, item);
  }

  private follow(id: ItemId, item: Item | null): void {
    if (item?.bin === 'reference' && item.status === 'waiting') this.references.add(item);
    else this.references.delete(id);
    if (item?.bin === 'query' && this.needsWork(item)) this.queries.add(item);
    else this.queries.delete(id);
  }

  private needsWork({ status, bankVersion }: Item): boolean {
    if (status === 'failed' || status === 'working') return false;
    const { bankVersion: present } = this.bench.store.getState();
    return status === 'waiting' || (this.inBank.size > 0 && bankVersion !== present);
  }
}
