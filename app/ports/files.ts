import type { OnProgress } from './progress';

/** A file on its way into the project. */
export interface IncomingFile {
  readonly file: File;
  /** Path inside a dropped folder, `/`-separated, or the file name. */
  readonly path: string;
}

/** Photos out of an archive. */
export interface Unpacked {
  readonly files: readonly IncomingFile[];
  /** Names of archives inside of it, which are not opened. */
  readonly nested: readonly string[];
}

/** Opens zip files. */
export interface Archives {
  isArchive(entry: IncomingFile): boolean;
  /**
   * All photos of an archive, with their paths in it. Rejects with ProblemError, or AbortError.
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
