import { decodeScores, encodeScores, type ReferenceGrid } from '../../core/match/scores-codec';
import { keptFileName, keptPath } from '../../core/saved/limit-text';
import { ProblemError, projectFileError } from '../../core/project/problem';
import type { ManifestEntry } from '../../core/saved/manifest-parts';
import type { SavedItem } from '../../core/saved/saved-project';
import type { IncomingFile } from '../../ports/files';
import type { DataKind, PhotoData } from '../../ports/photo-data';
import { headerSize } from '../imaging/limits';
import { isImageType, isThumbnailType } from '../../core/files/file-types';
import { sniff, SNIFF_BYTES } from '../../core/files/image-formats';

export type Bytes = Uint8Array<ArrayBuffer>;

/** How a project file calls the entries of each kind. */
interface EntryKinds {
  readonly files: 'image';
  readonly thumbnails: 'thumbnail';
  readonly scores: 'scores';
  readonly masks: 'mask';
}

type Entry<Kind extends DataKind> = Extract<ManifestEntry, { kind: EntryKinds[Kind] }>;

/** Facts of an entry beyond its kind, its item, its name, its size and its hash. */
type Facts<Kind extends DataKind> = Omit<
  Entry<Kind>,
  'kind' | 'item' | 'name' | 'bytes' | 'sha256'
>;

/** A value as it is written. */
export interface EntryData<Kind extends DataKind> {
  readonly facts: Facts<Kind>;
  /** The entry's own ending is that of this name. */
  readonly fileName: string;
  readonly data: Blob | Bytes;
  /** Null when it is not known yet. */
  readonly sha256: string | null;
}

/** Values that are read out of a file, as they can cross the border of a worker. */
export interface ReadData extends Omit<PhotoData, 'files'> {
  readonly files: File;
}

interface PhotoEntry<Kind extends DataKind> {
  readonly kind: EntryKinds[Kind];
  /** Values that a file could not be opened with again are not saved. */
  readonly isSaved: (value: PhotoData[Kind]) => boolean;
  readonly write: (
    value: PhotoData[Kind],
    item: SavedItem,
  ) => EntryData<Kind> | Promise<EntryData<Kind>>;
  /**
   * @param photo name of the photo
   * @param grids references of the bank
   * @throws ProblemError for what is no such value
   */
  readonly read: (
    bytes: Bytes,
    entry: Entry<Kind>,
    photo: string,
    grids: readonly ReferenceGrid[],
  ) => ReadData[Kind];
  /** Whether it is read once the bank is, in slices. */
  readonly needsBank: boolean;
}

export const photoEntries: { readonly [Kind in DataKind]: PhotoEntry<Kind> } = {
  files: {
    kind: 'image',
    isSaved: () => true,
    async write(source, { name, hash }) {
      const data = await source.read().catch(() => {
        throw new ProblemError({ kind: 'file-gone', name });
      });
      return { facts: fileFacts(data), fileName: name, data, sha256: hash };
    },
    read: (bytes, entry, photo) => fileOf(bytes, photo, entry),
    needsBank: false,
  },
  thumbnails: {
    kind: 'thumbnail',
    isSaved: ({ type }) => isThumbnailType(type),
    write: (data) => {
      const { type } = data;
      if (!isThumbnailType(type)) throw new RangeError(`no type of a thumbnail: ${type}`);
      return { facts: { type }, fileName: '', data, sha256: null };
    },
    read: readThumbnail,
    needsBank: false,
  },
  scores: {
    kind: 'scores',
    isSaved: () => true,
    write: (scores) => ({
      facts: {},
      fileName: '',
      data: new Uint8Array(encodeScores(scores)),
      sha256: null,
    }),
    read(bytes, { name }, _, grids) {
      const decoded = orRefused(name, () => decodeScores(bytes.slice().buffer, grids));
      return { ...decoded, references: grids.map(({ id }) => id) };
    },
    needsBank: true,
  },
  masks: { kind: 'mask', isSaved: () => true, write: writeMask, read: readMask, needsBank: false },
};

/** Masks that wait for their photo are written in the same way. */
export function writeMask({ file, path }: IncomingFile): EntryData<'masks'> {
  const facts = { fileName: keptFileName(file.name), path: keptPath(path), ...fileFacts(file) };
  return { facts, fileName: file.name, data: file, sha256: null };
}

export function readMask(
  bytes: Bytes,
  entry: Extract<ManifestEntry, { kind: 'mask' | 'waiting-mask' }>,
): IncomingFile {
  return { file: fileOf(bytes, entry.fileName, entry), path: entry.path };
}

/** @throws ProblemError in place of the RangeError of a decoder */
export function orRefused<T>(part: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RangeError) throw projectFileError('contradictory', part);
    throw error;
  }
}

function fileFacts({ type, lastModified }: File): Facts<'files'> {
  return { type: isImageType(type) ? type : '', lastModified };
}

function fileOf(bytes: Bytes, name: string, { type, lastModified }: Facts<'files'>): File {
  return new File([bytes], name, { type, lastModified });
}

/** Pixels a side; a drawn one would take the memory of a photo. */
const MOST_THUMBNAIL_PX = 1024;

/** Bytes of a picture that are enough to tell its size. */
const HEAD_BYTES = 64 * 2 ** 10;

/** It is drawn as it is, so it has to be what it says, and small. */
function readThumbnail(bytes: Bytes, { name, type }: Entry<'thumbnails'>): Blob {
  const size = headerSize(bytes.subarray(0, HEAD_BYTES));
  const isSmall = size !== null && Math.max(size.width, size.height) <= MOST_THUMBNAIL_PX;
  if (sniff(bytes.subarray(0, SNIFF_BYTES))?.mime !== type || !isSmall) {
    throw projectFileError('contradictory', name);
  }
  return new Blob([bytes], { type });
}
