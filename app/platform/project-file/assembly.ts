import { bankReferences, decodeBank } from '../../core/bank/codec';
import type { ReferenceGrid } from '../../core/match/scores-codec';
import { fitsBank } from '../../core/saved/bank-fit';
import type { ItemId } from '../../core/project/item';
import { BANK_NAME } from '../../core/saved/entry-names';
import type { Manifest, ManifestEntry } from '../../core/saved/manifest-parts';
import { projectFileError } from '../../core/project/problem';
import type { IncomingFile } from '../../ports/files';
import { dataKinds, type DataKind } from '../../ports/photo-data';
import { inSlices } from '../slices';
import { orRefused, photoEntries, readMask, type Bytes, type ReadData } from './photo-entries';
import type { UnpackedProject } from './protocol';

type PhotoEntry = Extract<ManifestEntry, { readonly item: ItemId }>;

/** Puts a project together from the entries of its file, whose sizes and hashes are right. */
export class Assembly {
  private readonly data: { readonly [Kind in DataKind]: Map<ItemId, ReadData[Kind]> } = {
    files: new Map(),
    thumbnails: new Map(),
    scores: new Map(),
    masks: new Map(),
  };
  /** Entries that wait for the bank. */
  private readonly later: { readonly entry: PhotoEntry; readonly bytes: Bytes }[] = [];
  private readonly waitingMasks: IncomingFile[] = [];
  private readonly names: ReadonlyMap<ItemId, string>;
  private bank: ArrayBuffer | null = null;

  constructor(private readonly manifest: Manifest) {
    this.names = new Map(manifest.items.map(({ id, name }) => [id, name]));
  }

  /** Photos go to the browser at once: it has room for more than the memory. @throws ProblemError */
  add(entry: ManifestEntry, bytes: Bytes): void {
    if (entry.kind === 'bank') this.bank = bytes.slice().buffer;
    else if (entry.kind === 'waiting-mask') this.waitingMasks.push(readMask(bytes, entry));
    else if (photoEntries[kindOf(entry)].needsBank) this.later.push({ entry, bytes });
    else this.read(entry, bytes, []);
  }

  /** The whole of it. @throws ProblemError for parts that do not belong together */
  async contents(signal: AbortSignal): Promise<UnpackedProject> {
    const { manifest, waitingMasks, bank } = this;
    const { project, items, entries } = manifest;
    const grids = bank ? checkedBank(bank) : [];
    const held = grids.map(({ id }) => id);
    if (!fitsBank(project, items, held)) {
      throw projectFileError('contradictory', entries.find(({ kind }) => kind === 'bank')?.name);
    }
    await inSlices(this.readLater(grids), signal);
    return { project, items, ...this.data, waitingMasks, bank };
  }

  private *readLater(grids: readonly ReferenceGrid[]): Generator<void, void> {
    for (const { entry, bytes } of this.later) {
      this.read(entry, bytes, grids);
      yield;
    }
  }

  private read(entry: PhotoEntry, bytes: Bytes, grids: readonly ReferenceGrid[]): void {
    const put = <Kind extends DataKind>(kind: Kind) => {
      // The kind is that of the entry, which the types cannot follow.
      const own = entry as Parameters<(typeof photoEntries)[Kind]['read']>[1];
      const photo = this.names.get(entry.item)!;
      this.data[kind].set(entry.item, photoEntries[kind].read(bytes, own, photo, grids));
    };
    const first = this.data.masks.get(entry.item);
    if (entry.kind !== 'mask' || !first) return put(kindOf(entry));
    const further = [...(first.further ?? []), readMask(bytes, entry)];
    this.data.masks.set(entry.item, { ...first, further });
  }
}

function kindOf(entry: PhotoEntry): DataKind {
  return dataKinds.find((kind) => photoEntries[kind].kind === entry.kind)!;
}

function checkedBank(bank: ArrayBuffer): readonly ReferenceGrid[] {
  return orRefused(BANK_NAME, () => {
    decodeBank(bank);
    return bankReferences(bank);
  });
}
