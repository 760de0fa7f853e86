import type { FileEntry } from '@zip.js/zip.js/lib/zip-core.js';

/**
 * What an entry of a zip file holds. A zip may say less of its sizes than comes out.
 *
 * @param check told on the way how many bytes have come out so far; throws when they are too many
 */
export async function dataOf(
  entry: FileEntry,
  signal: AbortSignal,
  check: (bytes: number) => void,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      bytes += chunk.byteLength;
      check(bytes);
      chunks.push(chunk);
    },
  });
  await entry.getData(writable, { signal });
  return new Blob(chunks);
}
