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

/** What is asked of whatever unpacks an archive. */
export interface Unpacking {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  readonly limits: ArchiveLimits;
}

/** What an entry's name makes of it: unpacked, named as not opened, or passed over. */
export function kindOfEntry(path: string): 'photo' | 'archive' | 'other' {
  if (path === '' || isLitterPath(path)) return 'other';
  // Tables say where the photos of their folder go.
  if (isImageName(path) || isTablePath(path)) return 'photo';
  return formatByName(path) ? 'archive' : 'other';
}

/** A path that leads nowhere but down: it names the photo and its folders, no place on a disk. */
export function pathInside(name: string): string {
  return name
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
    .join('/');
}

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What comes out of an archive, entry by entry; one that fails costs nothing but itself. */
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

  addNested(path: string): void {
    this.nested.push(path);
  }

  /** @throws ProblemError of the first that failed, where nothing has come out at all */
  result(namesReadAs: string | null): Unpacked {
    const [first] = this.missed;
    if (this.files.length === 0 && first) throw new ProblemError(first.problem);
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
