import {
  ERR_ENCRYPTED,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core.js';
import { isImageName, isZipName } from '../core/files/file-types';
import { isLitterPath } from '../core/sorting/file-path';
import { ProblemError } from '../core/project/problem';
import type { IncomingFile, Unpacked } from '../ports/files';
import type { OnProgress } from '../ports/progress';
import { byPath } from './paths';
import { breather, nextTask } from './slices';
import { piecesOf, WindowReader } from './zip-data';

/** Bounds that keep a small file from filling the memory. */
export interface ZipLimits {
  readonly mostEntries: number;
  readonly mostEntryBytes: number;
  readonly mostBytes: number;
}

const LIMITS: ZipLimits = { mostEntries: 20_000, mostEntryBytes: 200e6, mostBytes: 4e9 };

/**
 * Photos of a zip file, with their paths in it; nothing else is unpacked. What it says of its sizes
 * is held against the limits at first, what really comes out on the way.
 *
 * @throws ProblemError for one that is encrypted, damaged or beyond the limits.
 */
export async function unzip(
  file: File,
  signal: AbortSignal,
  onProgress: OnProgress,
  limits = LIMITS,
): Promise<Unpacked> {
  const zip = new ZipReader(new WindowReader(file), {
    // They come from blob URLs, which our content policy forbids.
    useWebWorkers: false,
    checkSignature: true,
    // No name can lead anywhere here, and Windows writes backslashes.
    filenameValidation: 'tolerant',
  });
  try {
    const { photos, nested } = await listed(zip, signal, limits);
    const total = photos.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    if (total > limits.mostBytes) throw tooLarge(limits.mostBytes);
    const files: IncomingFile[] = [];
    let done = 0;
    onProgress(0, photos.length);
    for (const { entry, path } of photos) {
      const bytesLeft = limits.mostBytes - done;
      const pieces = await piecesOf(entry, signal, (bytes) => {
        if (bytes > limits.mostEntryBytes) throw tooLarge(limits.mostEntryBytes, path);
        if (bytes > bytesLeft) throw tooLarge(limits.mostBytes);
      });
      const lastModified = entry.lastModDate.getTime();
      const photo = new File(pieces, nameOf(path), { lastModified });
      done += photo.size;
      files.push({ file: photo, path });
      onProgress(files.length, photos.length);
      await nextTask();
    }
    return { files, nested };
  } catch (error) {
    signal.throwIfAborted();
    throw asProblem(error);
  } finally {
    await zip.close();
  }
}

interface Photo {
  readonly entry: FileEntry;
  readonly path: string;
}

async function listed(
  zip: ZipReader<Blob>,
  signal: AbortSignal,
  limits: ZipLimits,
): Promise<{ photos: Photo[]; nested: string[] }> {
  const photos: Photo[] = [];
  const nested: string[] = [];
  let count = 0;
  const breathe = breather();
  for await (const entry of zip.getEntriesGenerator()) {
    count += 1;
    if (count > limits.mostEntries) throw tooMany(limits.mostEntries);
    await breathe();
    signal.throwIfAborted();
    const path = pathOf(entry);
    if (entry.directory || path === '' || isLitterPath(path)) continue;
    if (isZipName(path)) nested.push(path);
    if (!isImageName(path)) continue;
    if (entry.encrypted) throw new ProblemError({ kind: 'zip-encrypted' });
    if (entry.uncompressedSize > limits.mostEntryBytes) throw tooLarge(limits.mostEntryBytes, path);
    photos.push({ entry, path });
  }
  return { photos: photos.sort(byPath), nested };
}

/** A path that leads nowhere but down: it names the photo and its folders, no place on a disk. */
function pathOf({ filename }: Entry): string {
  return filename
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
    .join('/');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function tooMany(most: number): ProblemError {
  return new ProblemError({ kind: 'zip-too-many', most });
}

function tooLarge(mostBytes: number, entry: string | null = null): ProblemError {
  return new ProblemError({ kind: 'zip-too-large', mostBytes, entry });
}

/** Whatever else goes wrong, goes wrong with what the file holds, or with reading it. */
function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const message = error instanceof Error ? error.message : '';
  if (message === ERR_ENCRYPTED) return new ProblemError({ kind: 'zip-encrypted' });
  const isGone = error instanceof DOMException && error.name === 'NotReadableError';
  return new ProblemError({ kind: isGone ? 'unreadable-file' : 'zip-damaged' });
}
