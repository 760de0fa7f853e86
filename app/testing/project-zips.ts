import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';
import { makeZip } from 'client-zip';
import { MANIFEST_NAME } from '../core/saved/entry-names';
import type { SaveEntry } from '../ports/files';
import type { ProjectContents } from '../ports/projects';
import { createHash } from '../platform/project-file/hash';
import { projectEntries } from '../platform/project-file/write';
import type { Bytes } from './bad-files';

/** Name and content of each entry; a name may come twice. */
export type ZipParts = readonly (readonly [name: string, bytes: Bytes])[];

const never = new AbortController().signal;

/** Hashes whatever its size, here. */
export const hash = createHash(() => Promise.reject(new Error('hash: too large for a test')));

/** The entries of a project file, the manifest last. */
export async function partsOf(contents: ProjectContents): Promise<ZipParts> {
  const parts: [string, Bytes][] = [];
  for await (const { name, data } of projectEntries(contents, hash, never, () => {})) {
    parts.push([name, await bytesOf(data)]);
  }
  return parts;
}

const bytesOf = async (data: SaveEntry['data']): Promise<Bytes> =>
  new Uint8Array(await new Blob([data]).arrayBuffer());

export async function zipped(parts: ZipParts, name = 'parts.oddspot'): Promise<File> {
  const entries = parts.map(([entry, input]) =>
    entry.endsWith('/') ? { name: entry } : { name: entry, input },
  );
  return new File([await new Response(makeZip(entries)).blob()], name);
}

/** As other programs write it. */
export async function deflated(parts: ZipParts): Promise<File> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [entry, bytes] of parts) await zip.add(entry, new BlobReader(new Blob([bytes])));
  return new File([await zip.close()], 'parts.oddspot');
}

export function manifestOf(parts: ZipParts): unknown {
  const [, bytes] = parts.find(([name]) => name === MANIFEST_NAME)!;
  return JSON.parse(new TextDecoder().decode(bytes));
}

export function withManifest(parts: ZipParts, manifest: unknown): ZipParts {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  return withPart(parts, MANIFEST_NAME, new TextEncoder().encode(text));
}

export function withPart(parts: ZipParts, changed: string, bytes: Bytes): ZipParts {
  return parts.map(([name, before]) => [name, name === changed ? bytes : before]);
}

/** Another content for an entry, with size and hash in the manifest that are right for it. */
export async function withSigned(
  parts: ZipParts,
  changed: string,
  bytes: Bytes,
): Promise<ZipParts> {
  const manifest = manifestOf(parts) as { entries: Record<string, unknown>[] };
  const sha256 = await hash(new Blob([bytes]), never);
  const entries = manifest.entries.map((entry) =>
    entry.name === changed ? { ...entry, bytes: bytes.length, sha256 } : entry,
  );
  return withPart(withManifest(parts, { ...manifest, entries }), changed, bytes);
}
