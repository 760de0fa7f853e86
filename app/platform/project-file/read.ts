import type { FileEntry } from '@zip.js/zip.js/lib/zip-core.js';
import { MANIFEST_NAME } from '../../core/saved/entry-names';
import { parseManifest } from '../../core/saved/manifest';
import type { Manifest } from '../../core/saved/manifest-parts';
import { MOST_MANIFEST_BYTES } from '../../core/saved/limits';
import { projectFileError } from '../../core/project/problem';
import type { OnProgress } from '../../ports/progress';
import type { UnpackedProject } from './protocol';
import { inSlices } from '../slices';
import { sha256 } from '../imaging/hash';
import { Assembly } from './assembly';
import {
  boundedData,
  listEntries,
  openZip,
  zipProblem,
  type ProjectFileLimits,
} from './zip-entries';

/** `PK`, as every zip file with anything in it begins. */
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads a project file and checks all of it: names, sizes, hashes, types, and that its parts belong
 * together. Nothing in it is run, and no name in it leads anywhere.
 *
 * @param limits narrower ones in tests
 * @throws ProblemError `project-file` with the reason, or `unreadable-file`
 */
export async function readProjectFile(
  file: File,
  signal: AbortSignal,
  onProgress: OnProgress,
  limits?: ProjectFileLimits,
): Promise<UnpackedProject> {
  try {
    const head = new Uint8Array(await file.slice(0, ZIP_MAGIC.length).arrayBuffer());
    if (!ZIP_MAGIC.every((byte, i) => byte === head[i])) throw projectFileError('not-a-project');
    const zip = openZip(file);
    try {
      const listed = await listEntries(zip, signal, limits);
      const manifest = await readManifest(listed, signal);
      checkListed(listed, manifest);
      return await readParts(listed, manifest, signal, onProgress);
    } finally {
      await zip.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw zipProblem(error);
  }
}

async function readManifest(
  listed: ReadonlyMap<string, FileEntry>,
  signal: AbortSignal,
): Promise<Manifest> {
  const entry = listed.get(MANIFEST_NAME);
  if (!entry) throw projectFileError('not-a-project');
  const bytes = await boundedData(entry, MOST_MANIFEST_BYTES, signal);
  return inSlices(parseManifest(parsedJson(new TextDecoder().decode(bytes))), signal);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw projectFileError('damaged', MANIFEST_NAME);
  }
}

/** The file holds what its manifest lists, in the sizes that it says, and nothing else. */
function checkListed(listed: ReadonlyMap<string, FileEntry>, { entries }: Manifest): void {
  const named = new Set([MANIFEST_NAME]);
  for (const { name, bytes } of entries) {
    const entry = listed.get(name);
    if (!entry) throw projectFileError('damaged', name);
    if (entry.uncompressedSize !== bytes) throw projectFileError('damaged', name);
    named.add(name);
  }
  const stray = [...listed.keys()].find((name) => !named.has(name));
  if (stray !== undefined) throw projectFileError('unsafe', stray);
}

async function readParts(
  listed: ReadonlyMap<string, FileEntry>,
  manifest: Manifest,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<UnpackedProject> {
  const { entries } = manifest;
  const assembly = new Assembly(manifest);
  onProgress(0, entries.length);
  for (const [i, entry] of entries.entries()) {
    const bytes = await boundedData(listed.get(entry.name)!, entry.bytes, signal);
    signal.throwIfAborted();
    if (bytes.length !== entry.bytes || (await sha256(bytes)) !== entry.sha256) {
      throw projectFileError('damaged', entry.name);
    }
    assembly.add(entry, bytes);
    onProgress(i + 1, entries.length);
  }
  return assembly.contents(signal);
}
