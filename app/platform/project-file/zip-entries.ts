import {
  ERR_EOCDR_NOT_FOUND,
  ERR_UNSAFE_FILENAME,
  ERR_AMBIGUOUS_ARCHIVE,
  ERR_OVERLAPPING_ENTRY,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core.js';
import { MOST_ENTRIES, MOST_FILE_BYTES } from '../../core/saved/limits';
import { ProblemError, projectFileError } from '../../core/project/problem';
import { breather } from '../slices';
import { joined, piecesOf, WindowReader } from '../zip-data';

/** Bounds of what is unpacked. */
export interface ProjectFileLimits {
  readonly mostEntries: number;
  readonly mostBytes: number;
}

const LIMITS: ProjectFileLimits = { mostEntries: MOST_ENTRIES, mostBytes: MOST_FILE_BYTES };

/** How often the size that a compressed entry may have; what we write is not compressed. */
const MOST_RATIO = 200;

/** Less than this is let through however well it was compressed. */
const HARMLESS_BYTES = 1e6;

export function openZip(file: File): ZipReader<Blob> {
  return new ZipReader(new WindowReader(file), {
    // They come from blob URLs, which our content policy forbids.
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
    // Nothing that another program would read otherwise: no name twice, none that leads elsewhere.
    strictness: 'strict',
  });
}

/** All entries by name; folders of their own say nothing and are left out. */
export async function listEntries(
  zip: ZipReader<Blob>,
  signal: AbortSignal,
  { mostEntries, mostBytes } = LIMITS,
): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  let bytes = 0;
  const breathe = breather();
  for await (const entry of zip.getEntriesGenerator()) {
    await breathe();
    signal.throwIfAborted();
    const { filename: name, compressedSize, uncompressedSize } = entry;
    bytes += uncompressedSize;
    if (entries.size >= mostEntries || bytes > mostBytes) throw projectFileError('too-large');
    if (entry.encrypted) throw projectFileError('encrypted');
    if (uncompressedSize > Math.max(HARMLESS_BYTES, MOST_RATIO * compressedSize)) {
      throw projectFileError('too-large', name);
    }
    if (entry.directory) continue;
    if (entries.has(name)) throw projectFileError('unsafe', name);
    entries.set(name, entry);
  }
  return entries;
}

/** Contents of an entry; the size is checked against the limit while it is unpacked. */
export async function boundedData(
  entry: FileEntry,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const pieces = await piecesOf(entry, signal, (bytes) => {
      if (bytes > mostBytes) throw projectFileError('too-large', entry.filename);
    });
    return joined(pieces);
  } catch (error) {
    throw zipProblem(error, entry.filename);
  }
}

/** Whatever else goes wrong, goes wrong with what the file holds, or with reading it. */
export function zipProblem(error: unknown, part: string | null = null): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof DOMException && error.name === 'NotReadableError') {
    return new ProblemError({ kind: 'unreadable-file' });
  }
  if (error instanceof DOMException && error.name === 'AbortError') return error;
  const message = error instanceof Error ? error.message : '';
  switch (message) {
    case ERR_EOCDR_NOT_FOUND:
      return projectFileError('cut-short');
    case ERR_UNSAFE_FILENAME:
    case ERR_AMBIGUOUS_ARCHIVE:
    case ERR_OVERLAPPING_ENTRY:
      return projectFileError('unsafe', (error as { filename?: string }).filename ?? part);
    default:
      return projectFileError('damaged', part);
  }
}
