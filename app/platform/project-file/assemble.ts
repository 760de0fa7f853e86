import { bankReferences, decodeBank } from '../../core/bank/codec';
import { decodeScores, type ReferenceGrid } from '../../core/match/scores-codec';
import type { PackedScores } from '../../core/match/packed-scores';
import { fitsBank } from '../../core/project/bank-fit';
import type { ItemId } from '../../core/project/item';
import type { Manifest, ManifestEntry } from '../../core/project/manifest';
import { projectFileError } from '../../core/project/problem';
import type { IncomingFile } from '../../ports';
import type { ProjectContents } from '../../ports/keeping';
import { headerSize } from '../imaging/limits';
import { sniff, SNIFF_BYTES } from '../imaging/sniff';
import { inSlices } from '../slices';

/** An entry with what it holds, whose size and hash are right. */
export interface Part {
  readonly entry: ManifestEntry;
  readonly data: Blob;
}

/** Pixels a side; a drawn one would take the memory of a photo. */
const MOST_THUMBNAIL_PX = 1024;

/** Bytes of a picture that are enough to tell its size. */
const HEAD_BYTES = 64 * 2 ** 10;

/** @throws ProblemError for parts that do not belong together */
export async function assemble(
  { project, items, entries }: Manifest,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<ProjectContents> {
  const files = new Map<ItemId, File>();
  const thumbnails = new Map<ItemId, Blob>();
  const masks = new Map<ItemId, IncomingFile>();
  const waitingMasks: IncomingFile[] = [];
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const packed: Part[] = [];
  let bank: ArrayBuffer | null = null;
  for (const part of parts) {
    const { entry, data } = part;
    if (entry.kind === 'image') files.set(entry.item, fileOf(data, names.get(entry.item)!, entry));
    if (entry.kind === 'thumbnail') thumbnails.set(entry.item, await thumbnailOf(data, entry));
    if (entry.kind === 'mask') masks.set(entry.item, maskOf(data, entry));
    if (entry.kind === 'waiting-mask') waitingMasks.push(maskOf(data, entry));
    if (entry.kind === 'bank') bank = await data.arrayBuffer();
    if (entry.kind === 'scores') packed.push(part);
  }
  const grids = bank ? checkedBank(bank) : [];
  const held = grids.map(({ id }) => id);
  if (!fitsBank(project, items, held)) {
    throw projectFileError('contradictory', entries.find(({ kind }) => kind === 'bank')?.name);
  }
  const buffers = await Promise.all(packed.map(({ data }) => data.arrayBuffer()));
  const scores = await inSlices(decodedScores(packed, buffers, grids), signal);
  return { project, items, files, thumbnails, scores, masks, waitingMasks, bank };
}

function checkedBank(bank: ArrayBuffer): readonly ReferenceGrid[] {
  return orRefused('bank.bin', () => {
    decodeBank(bank);
    return bankReferences(bank);
  });
}

function* decodedScores(
  parts: readonly Part[],
  buffers: readonly ArrayBuffer[],
  grids: readonly ReferenceGrid[],
): Generator<void, Map<ItemId, PackedScores>> {
  const scores = new Map<ItemId, PackedScores>();
  const references = grids.map(({ id }) => id);
  for (const [i, { entry }] of parts.entries()) {
    if (entry.kind !== 'scores') continue;
    const decoded = orRefused(entry.name, () => decodeScores(buffers[i]!, grids));
    scores.set(entry.item, { ...decoded, references });
    yield;
  }
  return scores;
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
  data: Blob,
  name: string,
  { type, lastModified }: { readonly type: string; readonly lastModified: number },
): File {
  return new File([data], name, { type, lastModified });
}

function maskOf(
  data: Blob,
  entry: Extract<ManifestEntry, { kind: 'mask' | 'waiting-mask' }>,
): IncomingFile {
  return { file: fileOf(data, entry.fileName, entry), path: entry.path };
}

/** It is drawn as it is, so it has to be what it says, and small. */
async function thumbnailOf(
  data: Blob,
  { name, type }: Extract<ManifestEntry, { kind: 'thumbnail' }>,
): Promise<Blob> {
  const head = new Uint8Array(await data.slice(0, HEAD_BYTES).arrayBuffer());
  const size = headerSize(head);
  const isSmall = size !== null && Math.max(size.width, size.height) <= MOST_THUMBNAIL_PX;
  if (sniff(head.subarray(0, SNIFF_BYTES))?.mime !== type || !isSmall) {
    throw projectFileError('contradictory', name);
  }
  return new Blob([data], { type });
}
