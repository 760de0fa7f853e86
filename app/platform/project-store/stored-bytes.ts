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

/** Null for what is damaged. */
export function blobOf(kept: unknown): Blob | null {
  if (kept instanceof Blob) return kept;
  const { bytes, type } = (kept ?? {}) as Partial<KeptBlob>;
  return bytes instanceof ArrayBuffer ? new Blob([bytes], { type: type ?? '' }) : null;
}

/** Null for what is damaged. */
export function fileOf(kept: unknown): File | null {
  if (kept instanceof File) return kept;
  const { bytes, name, type, lastModified } = (kept ?? {}) as Partial<KeptFile>;
  if (!(bytes instanceof ArrayBuffer)) return null;
  return new File([bytes], String(name), { type: type ?? '', lastModified: lastModified ?? 0 });
}
