import {
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_SPLIT_ZIP_FILE,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core.js';
import { ProblemError, type Problem } from '../../core/project/problem';
import type { Unpacked } from '../../ports/files';
import { Haul, problemOf, tooLarge, tooMany, type ArchiveLimits, type Unpacking } from './entries';
import { decodeName, ENCODING_NAMES, guessEncoding } from './name-encoding';
import { byPath } from '../paths';
import { breather, nextTask } from '../slices';
import { piecesOf, WindowReader } from '../zip-data';

/** Methods that every browser undoes; zip.js would fetch code for Deflate64, which is forbidden. */
const STORED = 0;
const DEFLATED = 8;

/** Others, as people call them (PKWARE APPNOTE, 4.4.5). */
const METHODS: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  96: 'JPEG recompression',
  98: 'PPMd',
};

/**
 * Photos of a zip file, with their paths in it; nothing else is unpacked. The sizes that it declares
 * are held against the limits at first, those that come out on the way. A photo that cannot be
 * unpacked is named, and the others come out.
 *
 * @throws ProblemError for an archive of which nothing can be unpacked, or that is beyond the limits
 */
export async function unzip(
  file: File,
  { signal, onProgress, limits }: Unpacking,
): Promise<Unpacked> {
  const zip = new ZipReader(new WindowReader(file), {
    // They come from blob URLs, which our content policy forbids.
    useWebWorkers: false,
    checkSignature: true,
    // No name can lead anywhere here, and Windows writes backslashes.
    filenameValidation: 'tolerant',
  });
  const haul = new Haul();
  try {
    const { photos, namesReadAs } = await listed(zip, haul, signal, limits);
    const total = photos.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    if (total > limits.mostBytes) throw tooLarge(limits.mostBytes);
    let bytesLeft = limits.mostBytes;
    onProgress(0, photos.length);
    for (const [done, { entry, path }] of photos.entries()) {
      bytesLeft -= await take(entry, path, { haul, signal, limits, bytesLeft });
      onProgress(done + 1, photos.length);
      await nextTask();
    }
    return haul.result(namesReadAs);
  } catch (error) {
    signal.throwIfAborted();
    throw new ProblemError(zipProblem(error));
  } finally {
    await zip.close();
  }
}

interface Taking {
  readonly haul: Haul;
  readonly signal: AbortSignal;
  readonly limits: ArchiveLimits;
  readonly bytesLeft: number;
}

/**
 * @returns how many bytes came out, of a photo that failed as well: work has its limit too
 * @throws ProblemError when they are more than there is room for
 */
async function take(entry: FileEntry, path: string, taking: Taking): Promise<number> {
  const { haul, signal, limits, bytesLeft } = taking;
  let taken = 0;
  try {
    const pieces = await piecesOf(entry, signal, (bytes) => {
      taken = bytes;
      if (bytes > limits.mostEntryBytes) throw tooLarge(limits.mostEntryBytes, path);
      if (bytes > bytesLeft) throw tooLarge(limits.mostBytes);
    });
    haul.add(path, pieces, entry.lastModDate.getTime());
  } catch (error) {
    signal.throwIfAborted();
    if (taken > bytesLeft) throw tooLarge(limits.mostBytes);
    const problem = zipProblem(error);
    // The archive itself has gone.
    if (problem.kind === 'unreadable-file') throw error;
    haul.miss(path, problem);
  }
  return taken;
}

interface Photo {
  readonly entry: FileEntry;
  readonly path: string;
}

/** Photos that can be unpacked, by path; the haul notes the others. */
async function listed(
  zip: ZipReader<Blob>,
  haul: Haul,
  signal: AbortSignal,
  limits: ArchiveLimits,
): Promise<{ photos: Photo[]; namesReadAs: string | null }> {
  const entries: Entry[] = [];
  const breathe = breather();
  for await (const entry of zip.getEntriesGenerator()) {
    if (entries.length === limits.mostEntries) throw tooMany(limits.mostEntries);
    await breathe();
    signal.throwIfAborted();
    entries.push(entry);
  }
  const { nameOf, readAs } = namesOf(entries);
  const photos: Photo[] = [];
  for (const entry of entries) {
    if (entry.directory) continue;
    const path = haul.photoPath(nameOf(entry));
    if (path === null) continue;
    const problem = foreseen(entry, path, limits);
    if (problem) haul.miss(path, problem);
    else photos.push({ entry, path });
  }
  return { photos: photos.sort(byPath), namesReadAs: readAs };
}

/** The reason, by the list of the archive, why an entry is not unpacked; null for one that is. */
function foreseen(entry: FileEntry, path: string, limits: ArchiveLimits): Problem | null {
  const { mostEntryBytes } = limits;
  if (entry.symlink) return { kind: 'link' };
  if (entry.encrypted) return { kind: 'zip-encrypted' };
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const { compressionMethod: method } = entry;
    return { kind: 'zip-method', method: METHODS[method] ?? `method ${method}` };
  }
  if (entry.uncompressedSize > mostEntryBytes) return tooLarge(mostEntryBytes, path).problem;
  return null;
}

/**
 * Names as they are meant: those that are marked as UTF-8, or have a second name in it (Info-ZIP's
 * Unicode Path field), say so; the others are guessed together.
 */
function namesOf(entries: readonly Entry[]): {
  nameOf: (entry: Entry) => string;
  readAs: string | null;
} {
  const unmarked = entries.filter(
    ({ bitFlag, extraFieldUnicodePath, rawFilename }) =>
      !bitFlag?.languageEncodingFlag &&
      !extraFieldUnicodePath?.valid &&
      rawFilename.some((byte) => byte > 0x7f),
  );
  if (unmarked.every(({ filenameUTF8 }) => filenameUTF8)) {
    return { nameOf: ({ filename }) => filename, readAs: null };
  }
  const names = unmarked.map(({ rawFilename }) => rawFilename);
  const encoding = guessEncoding(names, navigator.languages);
  const isGuessed = new Set(unmarked);
  return {
    nameOf: (entry) =>
      isGuessed.has(entry) ? decodeName(entry.rawFilename, encoding) : entry.filename,
    readAs: ENCODING_NAMES[encoding],
  };
}

function zipProblem(error: unknown): Problem {
  const message = error instanceof Error ? error.message : '';
  if (message === ERR_ENCRYPTED || message === ERR_ENCRYPTED_CENTRAL_DIRECTORY) {
    return { kind: 'zip-encrypted' };
  }
  if (message === ERR_SPLIT_ZIP_FILE) return { kind: 'archive-split' };
  return problemOf(error, 'zip-damaged');
}
