import type { MaskRead } from '../../ports/imaging';
import type { Size } from '../../core/image/geometry';
import type { ItemId } from '../../core/project/item';
import type { IncomingFile, PhotoMask } from '../../ports/files';

interface Mask {
  readonly entry: PhotoMask;
  decoded: { readonly size: Size; readonly read: MaskRead } | null;
}

/**
 * Masks that show where the defects of queries are: as files and, once decoded, as bits at the
 * size of a score map (13 kB each). Beyond the budget, bits are not kept but decoded again.
 */
export class MaskStore {
  private readonly masks = new Map<ItemId, Mask>();
  /** By path: masks whose photo has not come yet. */
  private readonly waiting = new Map<string, IncomingFile>();
  private bytes = 0;
  private changes = 0;

  /** @param onWaiting told of every change of the masks without a photo, by path */
  constructor(
    private readonly budgetBytes: number,
    private readonly onWaiting: (paths: readonly string[]) => void = () => {},
  ) {}

  /** Rises with every mask that comes or goes. */
  get revision(): number {
    return this.changes;
  }

  get unpaired(): readonly IncomingFile[] {
    return [...this.waiting.values()];
  }

  get(id: ItemId): PhotoMask | null {
    return this.masks.get(id)?.entry ?? null;
  }

  /** Keeps these masks, and no others, until their photos come. */
  waitOnlyFor(entries: readonly IncomingFile[]): void {
    this.changes += 1;
    this.waiting.clear();
    for (const entry of entries) this.waiting.set(entry.path, entry);
    this.onWaiting([...this.waiting.keys()]);
  }

  set(id: ItemId, entry: PhotoMask): void {
    this.delete(id);
    this.masks.set(id, { entry, decoded: null });
    this.changes += 1;
  }

  /** Null when they have not been kept at this size. */
  read(id: ItemId, { width, height }: Size): MaskRead | null {
    const decoded = this.masks.get(id)?.decoded;
    return decoded?.size.width === width && decoded.size.height === height ? decoded.read : null;
  }

  keepRead(id: ItemId, size: Size, read: MaskRead): void {
    const mask = this.masks.get(id);
    if (!mask) return;
    this.bytes -= mask.decoded?.read.bits.byteLength ?? 0;
    const fits = this.bytes + read.bits.byteLength <= this.budgetBytes;
    mask.decoded = fits ? { size, read } : null;
    if (fits) this.bytes += read.bits.byteLength;
  }

  delete(id: ItemId): void {
    const mask = this.masks.get(id);
    if (!mask) return;
    this.bytes -= mask.decoded?.read.bits.byteLength ?? 0;
    this.masks.delete(id);
    this.changes += 1;
  }

  clear(): void {
    for (const id of this.masks.keys()) this.delete(id);
    this.waitOnlyFor([]);
  }
}
