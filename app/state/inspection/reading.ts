import { framedLike } from '../../core/image/frame';
import type { Framed, Size } from '../../core/image/geometry';
import { projectBits, type SampleBits } from '../../core/image/sample-range';
import type { Item, ItemId } from '../../core/project/item';
import { notify } from '../store/notify';
import type { LiveItems } from '../items/live-items';
import type { AppStore } from '../store/store';
import type { Engine } from '../../ports/engine';
import type { Imaging } from '../../ports/imaging';

/** The parts of the workbench that it works with. */
interface Bench {
  readonly liveItems: LiveItems;
  readonly store: AppStore;
  readonly imaging: Pick<Imaging, 'readFrom'>;
  readonly engine: Pick<Engine, 'backbone'>;
}

/**
 * How photos are read so that they can be compared: with as many bits from black to white, and at
 * the scale of the first reference where they show a little more or less than it does. Both follow
 * from the references as they are now; what was read otherwise is stale.
 */
export class Reading {
  private readonly references = new Map<ItemId, Item>();
  /** Queries of more than 8 bits a sample. */
  private readonly deep = new Map<ItemId, Item>();
  /** Items that may have been read otherwise. */
  private readonly suspects = new Set<ItemId>();
  private bits: SampleBits | null = null;
  private like: Size | null = null;

  constructor(private readonly bench: Bench) {
    bench.liveItems.watch((id, item) => this.follow(id, item));
  }

  /**
   * Takes over what the photos on the page say of it, without a word: they have been read.
   */
  adopt(): void {
    this.lookAgain();
  }

  /**
   * Items that have to be read again, as the references are now; from here on photos are read so.
   * Those in work are named once they are done.
   */
  stale(): ItemId[] {
    const before = this.bits;
    if (this.lookAgain() && this.bits !== null && this.bits !== before) this.tell(this.bits);
    const stale: ItemId[] = [];
    for (const id of this.suspects) {
      const item = this.bench.liveItems.get(id);
      if (item?.status === 'working') continue;
      this.suspects.delete(id);
      if (item && this.isStale(item)) stale.push(id);
    }
    return stale;
  }

  /** The scale at which a photo of this size is looked at. */
  framed(size: Size): Framed {
    const like = firstOf(this.references)?.image ?? null;
    return framedLike(size, like, this.bench.engine.backbone);
  }

  private follow(id: ItemId, item: Item | null): void {
    this.references.delete(id);
    this.deep.delete(id);
    if (item?.image && item.bin === 'reference') this.references.set(id, item);
    else if (item?.pixels?.depth) this.deep.set(id, item);
    if (item?.image && this.isStale(item)) this.suspects.add(id);
  }

  /** Whether anything has changed. */
  private lookAgain(): boolean {
    const { range } = this.bench.store.getState();
    const bits = projectBits(range, reaches(this.references), reaches(this.deep));
    const like = firstOf(this.references)?.image ?? null;
    const isSame =
      bits === this.bits && like?.width === this.like?.width && like?.height === this.like?.height;
    if (isSame) return false;
    this.bits = bits;
    this.like = like;
    this.bench.imaging.readFrom(bits);
    this.bench.store.setState({ readAs: bits });
    for (const item of this.bench.liveItems.values()) {
      if (item.image && this.isStale(item)) this.suspects.add(item.id);
    }
    return true;
  }

  private isStale({ image, pixels, status }: Item): boolean {
    if (!image || status === 'failed' || status === 'waiting') return false;
    const depth = pixels?.depth;
    if (depth && depth.readAs !== (this.bits ?? depth.reach)) return true;
    const { patch } = framedLike(image, this.like, this.bench.engine.backbone);
    return patch?.width !== image.patch?.width || patch?.height !== image.patch?.height;
  }

  private tell(bits: SampleBits): void {
    const { range } = this.bench.store.getState();
    // Chosen by hand, or nothing that anybody would have to know of.
    if (range !== null || bits === 16) return;
    const from = [...reaches(this.references)].length > 0 ? 'references' : 'queries';
    notify(this.bench, { kind: 'range', bits, from });
  }
}

function* reaches(items: ReadonlyMap<ItemId, Item>): Iterable<SampleBits> {
  for (const { pixels } of items.values()) if (pixels?.depth) yield pixels.depth.reach;
}

function firstOf(items: ReadonlyMap<ItemId, Item>): Item | null {
  let first: Item | null = null;
  for (const item of items.values()) {
    if (item.status !== 'failed' && (!first || item.sequence < first.sequence)) first = item;
  }
  return first;
}
