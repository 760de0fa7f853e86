import { Reader, type FileEntry } from '@zip.js/zip.js/lib/zip-core.js';

/** Bytes that are read at once. */
const WINDOW_BYTES = 2 ** 22;

/**
 * A file for zip.js that is read in large pieces: each piece asks the browser, which takes
 * milliseconds however small it is.
 */
export class WindowReader extends Reader<Blob> {
  private start = 0;
  private window = new Uint8Array(0);

  constructor(private readonly blob: Blob) {
    super(blob);
    this.size = blob.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    if (length > WINDOW_BYTES) return this.read(index, length);
    if (index < this.start || index + length > this.start + this.window.length) {
      this.window = await this.read(index, WINDOW_BYTES);
      this.start = index;
    }
    const at = index - this.start;
    return this.window.slice(at, at + length);
  }

  /** Less than `length` at the end of the file. */
  private async read(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.blob.slice(index, index + length).arrayBuffer());
  }
}

/**
 * Contents of an entry of a zip file, in pieces. More may come out than the zip declares.
 *
 * @param check receives the bytes that have come out so far; throws when they are too many
 */
export async function piecesOf(
  entry: FileEntry,
  signal: AbortSignal,
  check: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(piece) {
      bytes += piece.byteLength;
      check(bytes);
      pieces.push(piece);
    },
  });
  await entry.getData(writable, { signal });
  return pieces;
}

/** All of them in one. */
export function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
