/**
 * A Blob as it is kept: as bytes, since WebKit's private windows refuse Blobs in IndexedDB and
 * Chromium's keep a pointer to the file on disk.
 */
export interface KeptBlob {
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

export interface KeptFile extends KeptBlob {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

/** Databases of earlier builds hold Blobs until `toBytes` has met them. */
export type MaybeBlob = KeptBlob | Blob;
export type MaybeFile = KeptFile | File;

/** Rejects with the browser's error when the file has gone. */
export async function keptBlob(blob: Blob): Promise<KeptBlob> {
  return { bytes: await blob.arrayBuffer(), type: blob.type };
}

/** Rejects with the browser's error when the file has gone. */
export async function keptFile(file: File): Promise<KeptFile> {
  const { name, lastModified } = file;
  return { ...(await keptBlob(file)), name, lastModified };
}

export function blobOf(kept: MaybeBlob): Blob {
  return kept instanceof Blob ? kept : new Blob([kept.bytes], { type: kept.type });
}

export function fileOf(kept: MaybeFile): File {
  if (kept instanceof File) return kept;
  const { bytes, name, type, lastModified } = kept;
  return new File([bytes], name, { type, lastModified });
}
