import { isImageName } from '../../core/files/file-types';
import { isLitterPath, isTablePath } from '../../core/sorting/file-path';
import { ProblemError, type Problem } from '../../core/project/problem';
import type { IncomingFile, MissedFile, Unpacked } from '../../ports/files';
import type { OnProgress } from '../../ports/progress';
import { formatByName } from './formats';
import { byPath } from '../paths';

/** Bounds that keep a small file from filling the memory. */
export interface ArchiveLimits {
  readonly mostEntries: number;
  /** Of one photo, unpacked. */
  readonly mostEntryBytes: number;
  /** Of all photos, unpacked. */
  readonly mostBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  mostEntries: 20_000,
  mostEntryBytes: 200e6,
  mostBytes: 4e9,
};

/** How an archive is unpacked. */
export interface Unpacking {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  readonly limits: ArchiveLimits;
}

/** By an entry's name: unpacked, named as not opened, or passed over. */
function kindOfEntry(path: string): 'photo' | 'archive' | 'other' {
  if (path === '' || isLitterPath(path)) return 'other';
  // Tables say where the photos of their folder go.
  if (isImageName(path) || isTablePath(path)) return 'photo';
  return formatByName(path) ? 'archive' : 'other';
}

/** A path that leads nowhere but down: it names the photo and its folders, no place on a disk. */
function pathInside(name: string): string {
  return name
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
    .join('/');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Collects the contents of an archive, entry by entry; one that fails costs nothing but itself. */
export class Haul {
  private readonly files: IncomingFile[] = [];
  private readonly missed: MissedFile[] = [];
  private readonly nested: string[] = [];

  get photos(): number {
    return this.files.length;
  }

  add(path: string, pieces: readonly BlobPart[], lastModified: number | undefined): void {
    const file = new File([...pieces], lastPart(path), lastModified ? { lastModified } : {});
    this.files.push({ file, path });
  }

  miss(name: string, problem: Problem): void {
    this.missed.push({ name, problem });
  }

  /** The path of an entry that is to be unpacked, else null; an archive inside is noted by its name. */
  photoPath(name: string): string | null {
    const path = pathInside(name);
    const kind = kindOfEntry(path);
    if (kind === 'archive') this.nested.push(path);
    return kind === 'photo' ? path : null;
  }

  /** @throws ProblemError of the first that failed, where there is nothing else to say */
  result(namesReadAs: string | null): Unpacked {
    const [first] = this.missed;
    const isEmpty = this.files.length === 0 && this.nested.length === 0;
    if (isEmpty && first) throw new ProblemError(first.problem);
    return {
      files: this.files.sort(byPath),
      missed: this.missed,
      nested: this.nested,
      namesReadAs,
    };
  }
}

export function tooMany(most: number): ProblemError {
  return new ProblemError({ kind: 'zip-too-many', most });
}

export function tooLarge(mostBytes: number, entry: string | null = null): ProblemError {
  return new ProblemError({ kind: 'zip-too-large', mostBytes, entry });
}

/** Whatever is unforeseen lies in the contents, `damaged`, or in reading the file. */
export function problemOf(error: unknown, damaged: 'zip-damaged' | 'archive-damaged'): Problem {
  if (error instanceof ProblemError) return error.problem;
  const isGone = error instanceof DOMException && error.name === 'NotReadableError';
  return { kind: isGone ? 'unreadable-file' : damaged };
}
