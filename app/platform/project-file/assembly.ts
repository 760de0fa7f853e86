import { bankReferences, decodeBank } from '../../core/bank/codec';
import { decodeScores, type ReferenceGrid } from '../../core/match/scores-codec';
import type { PackedScores } from '../../core/match/packed-scores';
import { fitsBank } from '../../core/saved/bank-fit';
import type { ItemId } from '../../core/project/item';
import type { Manifest, ManifestEntry } from '../../core/saved/manifest-parts';
import { projectFileError } from '../../core/project/problem';
import { photoMask, type IncomingFile } from '../../ports/files';
import { headerSize } from '../imaging/limits';
import { sniff, SNIFF_BYTES } from '../imaging/sniff';
import { inSlices } from '../slices';
import type { UnpackedProject } from './protocol';

type Bytes = Uint8Array<ArrayBuffer>;

/** Pixels a side; a drawn one would take the memory of a photo. */
const MOST_THUMBNAIL_PX = 1024;

/** Bytes of a picture that are enough to tell its size. */
const HEAD_BYTES = 64 * 2 ** 10;

/** Puts a project together from the entries of its file, whose sizes and hashes are right. */
export class Assembly {
  private readonly files = new Map<ItemId, File>();
  private readonly thumbnails = new Map<ItemId, Blob>();
  private readonly masks = new Map<ItemId, IncomingFile[]>();
  private readonly waitingMasks: IncomingFile[] = [];
  private readonly packed = new Map<ItemId, { readonly name: string; readonly bytes: Bytes }>();
  private readonly names: ReadonlyMap<ItemId, string>;
  private bank: ArrayBuffer | null = null;

  constructor(private readonly manifest: Manifest) {
    this.names = new Map(manifest.items.map(({ id, name }) => [id, name]));
  }

  /** Photos go to the browser at once: it has room for more than the memory. @throws ProblemError */
  add(entry: ManifestEntry, bytes: Bytes): void {
    switch (entry.kind) {
      case 'image':
        this.files.set(entry.item, fileOf(bytes, this.names.get(entry.item)!, entry));
        break;
      case 'thumbnail':
        this.thumbnails.set(entry.item, thumbnailOf(bytes, entry));
        break;
      case 'scores':
        this.packed.set(entry.item, { name: entry.name, bytes });
        break;
      case 'mask':
        this.masks.set(entry.item, [...(this.masks.get(entry.item) ?? []), maskOf(bytes, entry)]);
        break;
      case 'waiting-mask':
        this.waitingMasks.push(maskOf(bytes, entry));
        break;
      case 'bank':
        this.bank = bytes.slice().buffer;
        break;
    }
  }

  /** The whole of it. @throws ProblemError for parts that do not belong together */
  async contents(signal: AbortSignal): Promise<UnpackedProject> {
    const { manifest, files, thumbnails, waitingMasks, bank } = this;
    const masks = new Map([...this.masks].map(([id, of]) => [id, photoMask(of)!]));
    const { project, items, entries } = manifest;
    const grids = bank ? checkedBank(bank) : [];
    const held = grids.map(({ id }) => id);
    if (!fitsBank(project, items, held)) {
      throw projectFileError('contradictory', entries.find(({ kind }) => kind === 'bank')?.name);
    }
    const scores = await inSlices(this.decodedScores(grids), signal);
    return { project, items, files, thumbnails, scores, masks, waitingMasks, bank };
  }

  private *decodedScores(
    grids: readonly ReferenceGrid[],
  ): Generator<void, Map<ItemId, PackedScores>> {
    const scores = new Map<ItemId, PackedScores>();
    const references = grids.map(({ id }) => id);
    for (const [item, { name, bytes }] of this.packed) {
      const decoded = orRefused(name, () => decodeScores(bytes.slice().buffer, grids));
      scores.set(item, { ...decoded, references });
      yield;
    }
    return scores;
  }
}

function checkedBank(bank: ArrayBuffer): readonly ReferenceGrid[] {
  return orRefused('bank.bin', () => {
    decodeBank(bank);
    return bankReferences(bank);
  });
}

/** @throws ProblemError in place of the RangeError of a decoder */
function orRefused<T>(part: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RangeError) throw projectFileError('contradictory', part);
    throw error;
  }
}

function fileOf(
  bytes: Bytes,
  name: string,
  { type, lastModified }: { readonly type: string; readonly lastModified: number },
): File {
  return new File([bytes], name, { type, lastModified });
}

function maskOf(
  bytes: Bytes,
  entry: Extract<ManifestEntry, { kind: 'mask' | 'waiting-mask' }>,
): IncomingFile {
  return { file: fileOf(bytes, entry.fileName, entry), path: entry.path };
}

/** It is drawn as it is, so it has to be what it says, and small. */
function thumbnailOf(
  bytes: Bytes,
  { name, type }: Extract<ManifestEntry, { kind: 'thumbnail' }>,
): Blob {
  const size = headerSize(bytes.subarray(0, HEAD_BYTES));
  const isSmall = size !== null && Math.max(size.width, size.height) <= MOST_THUMBNAIL_PX;
  if (sniff(bytes.subarray(0, SNIFF_BYTES))?.mime !== type || !isSmall) {
    throw projectFileError('contradictory', name);
  }
  return new Blob([bytes], { type });
}
