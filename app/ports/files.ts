import type { Problem } from '../core/project/problem';
import type { OnProgress } from './progress';

/** A file on its way into the project. */
export interface IncomingFile {
  readonly file: File;
  /** Path inside a dropped folder, `/`-separated, or the file name. */
  readonly path: string;
}

/** The masks of one photo, as they came: the first, and others that are united with it. */
export interface PhotoMask extends IncomingFile {
  readonly further?: readonly IncomingFile[];
}

/** All masks of a photo. */
export function masksIn({ file, path, further = [] }: PhotoMask): readonly IncomingFile[] {
  return [{ file, path }, ...further];
}

/** Masks as those of one photo; null for none. */
export function photoMask(masks: readonly IncomingFile[]): PhotoMask | null {
  const [first, ...further] = masks;
  if (!first) return null;
  return further.length === 0 ? first : { file: first.file, path: first.path, further };
}

/** A file that does not come in, and why. */
export interface MissedFile {
  /** With its folders; `?` where not even the name is known, a folder ends with `/`. */
  readonly name: string;
  readonly problem: Problem;
}

/** The files of a drop that came in, and those that did not. */
export interface Arrival {
  readonly files: readonly IncomingFile[];
  readonly missed: readonly MissedFile[];
}

/** Photos out of an archive; those that are missing can be unpacked by other programs, or not at all. */
export interface Unpacked extends Arrival {
  /** Names of archives inside of it, which are not opened. */
  readonly nested: readonly string[];
  /** The encoding that the names seem to have, where the archive does not state one; null where it does. */
  readonly namesReadAs: string | null;
}

/** Opens zip and tar files. */
export interface Archives {
  /** Also of formats that it does not open: `unpack` says so. */
  isArchive(entry: IncomingFile): boolean;
  /**
   * All photos of an archive, with their paths in it. Rejects with ProblemError where it cannot be
   * opened at all, or AbortError.
   */
  unpack(file: File, signal: AbortSignal, onProgress: OnProgress): Promise<Unpacked>;
}

export interface SaveEntry {
  readonly name: string;
  readonly data: Blob | Uint8Array<ArrayBuffer> | string;
}

export interface Saver {
  saveBlob(name: string, data: Blob): Promise<void>;
  /**
   * Streams the entries into one zip; disk where the browser can, else a download. `false` when
   * the person closed the file dialogue. Aborting leaves no file behind.
   */
  saveZip(name: string, entries: AsyncIterable<SaveEntry>, signal: AbortSignal): Promise<boolean>;
}
