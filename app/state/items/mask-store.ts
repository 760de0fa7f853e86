import type { Size } from '../../core/image/geometry';
import type { ItemId } from '../../core/project/item';
import type { IncomingFile } from '../../ports/files';

interface Mask {
  readonly entry: IncomingFile;
  decoded: { readonly size: Size; readonly bits: Uint8Array<ArrayBuffer> } | null;
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

  constructor(private readonly budgetBytes: number) {}

  /** Rises with every mask that comes or goes. */
  get revision(): number {
    return this.changes;
  }

  get unpaired(): readonly IncomingFile[] {
    return [...this.waiting.values()];
  }

  get(id: ItemId): IncomingFile | null {
    return this.masks.get(id)?.entry ?? null;
  }

  /** Keeps these masks, and no others, until their photos come. */
  waitOnlyFor(entries: readonly IncomingFile[]): void {
    this.waiting.clear();
    for (const entry of entries) this.wait(entry);
  }

  /** Keeps a mask until its photo comes. */
  wait(entry: IncomingFile): void {
    this.waiting.set(entry.path, entry);
  }

  set(id: ItemId, entry: IncomingFile): void {
    this.delete(id);
    this.waiting.delete(entry.path);
    this.masks.set(id, { entry, decoded: null });
    this.changes += 1;
  }

  /** Null when they have not been kept at this size. */
  bits(id: ItemId, { width, height }: Size): Uint8Array<ArrayBuffer> | null {
    const decoded = this.masks.get(id)?.decoded;
    return decoded?.size.width === width && decoded.size.height === height ? decoded.bits : null;
  }

  keepBits(id: ItemId, size: Size, bits: Uint8Array<ArrayBuffer>): void {
    const mask = this.masks.get(id);
    if (!mask) return;
    this.bytes -= mask.decoded?.bits.byteLength ?? 0;
    const fits = this.bytes + bits.byteLength <= this.budgetBytes;
    mask.decoded = fits ? { size, bits } : null;
    if (fits) this.bytes += bits.byteLength;
  }

  delete(id: ItemId): void {
    const mask = this.masks.get(id);
    if (!mask) return;
    this.bytes -= mask.decoded?.bits.byteLength ?? 0;
    this.masks.delete(id);
    this.changes += 1;
  }

  clear(): void {
    for (const id of this.masks.keys()) this.delete(id);
    this.waiting.clear();
  }
}
