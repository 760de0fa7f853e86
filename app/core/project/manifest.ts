import { z } from 'zod';
import type { ItemId } from './item';
import {
  MOST_BANK_BYTES,
  MOST_ENTRIES,
  MOST_ENTRY_BYTES,
  MOST_FILE_NAME,
  MOST_ITEMS,
  MOST_PATH,
  MOST_SMALL_BYTES,
  SAVED_VERSION,
} from './limits';
import { manifestFault } from './manifest-fault';
import { migrate } from './migrations';
import { projectFileError } from './problem';
import { savedHash, savedId, savedItem, savedProject } from './saved-project';
import type { SavedItem, SavedProject } from './saved-project';

/** What a manifest begins with, whatever its version. */
export const PROJECT_FORMAT = 'oddspot-project';
export const MANIFEST_NAME = 'manifest.json';

const most = (bytes: number) => z.int().nonnegative().max(bytes);

/** Photos whose content says something else are refused when they are looked at. */
const photoType = z
  .string()
  .max(100)
  .regex(/^$|^image\/(jpeg|png|webp|tiff|bmp|gif|avif|heic|heif)$/);

const facts = (bytes: number) => ({ name: z.string(), bytes: most(bytes), sha256: savedHash });
const fileFacts = { type: photoType, lastModified: z.int() };
const maskFacts = {
  ...fileFacts,
  fileName: z.string().max(MOST_FILE_NAME),
  path: z.string().max(MOST_PATH),
};

/** A file inside the project file: its name in there, its size and what it is. */
const manifestEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image'),
    item: savedId,
    ...facts(MOST_ENTRY_BYTES),
    ...fileFacts,
  }),
  z.strictObject({
    kind: z.literal('thumbnail'),
    item: savedId,
    ...facts(MOST_SMALL_BYTES),
    type: z.enum(['image/webp', 'image/jpeg', 'image/png']),
  }),
  z.strictObject({ kind: z.literal('scores'), item: savedId, ...facts(MOST_SMALL_BYTES) }),
  z.strictObject({
    kind: z.literal('mask'),
    item: savedId,
    ...facts(MOST_ENTRY_BYTES),
    ...maskFacts,
  }),
  z.strictObject({ kind: z.literal('waiting-mask'), ...facts(MOST_ENTRY_BYTES), ...maskFacts }),
  z.strictObject({ kind: z.literal('bank'), ...facts(MOST_BANK_BYTES) }),
]);

/** All but items and entries, which are read one by one. */
const savedManifest = z.strictObject({
  format: z.literal(PROJECT_FORMAT),
  version: z.literal(SAVED_VERSION),
  project: savedProject,
  items: z.array(z.unknown()).max(MOST_ITEMS),
  entries: z.array(z.unknown()).max(MOST_ENTRIES),
});

export type ManifestEntry = z.infer<typeof manifestEntry>;

/** What a project file says of itself. */
export interface Manifest {
  readonly project: SavedProject;
  readonly items: readonly SavedItem[];
  readonly entries: readonly ManifestEntry[];
}

/**
 * Reads a manifest of any version that there has been, in steps so that the caller can pause
 * between them.
 *
 * @param value parsed JSON
 * @throws ProblemError `project-file`: another format, a newer version, anything of a wrong type,
 *   or parts that contradict each other
 */
export function* parseManifest(value: unknown): Generator<void, Manifest> {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== PROJECT_FORMAT) throw projectFileError('not-a-project');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    throw damaged(['version']);
  }
  if (version > SAVED_VERSION) throw projectFileError('newer');
  const head = savedManifest.safeParse(
    migrate(value as Readonly<Record<string, unknown>>, version),
  );
  if (!head.success) throw damaged(head.error.issues[0]!.path);
  const items = yield* parseEach(head.data.items, savedItem, 'items');
  const entries = yield* parseEach(head.data.entries, manifestEntry, 'entries');
  const manifest = { project: withoutStrays(head.data.project, items), items, entries };
  const fault = manifestFault(manifest);
  if (fault !== null) throw projectFileError('contradictory', fault);
  return manifest;
}

function* parseEach<T>(
  values: readonly unknown[],
  schema: z.ZodType<T>,
  name: string,
): Generator<void, T[]> {
  const parsed: T[] = [];
  for (const [i, value] of values.entries()) {
    const result = schema.safeParse(value);
    if (!result.success) throw damaged([name, i, ...result.error.issues[0]!.path]);
    parsed.push(result.data);
    yield;
  }
  return parsed;
}

/** A choice that leads nowhere is as if it had never been made. */
function withoutStrays(project: SavedProject, items: readonly SavedItem[]): SavedProject {
  const { view, inBank } = project;
  const isThere = items.some(({ id }) => id === view.selected);
  return {
    ...project,
    calibration: inBank.length === 0 ? null : project.calibration,
    view: { ...view, selected: isThere ? view.selected : null },
  };
}

function damaged(path: readonly PropertyKey[]) {
  return projectFileError('damaged', [MANIFEST_NAME, ...path.map(String)].join(' '));
}

/** The name of an entry: made of ids and numbers alone. */
export function entryName(
  kind: Exclude<ManifestEntry['kind'], 'bank'>,
  place: ItemId | number,
  fileName: string,
): string {
  const [, ending = ''] = /(\.[a-z0-9]{1,5})$/i.exec(fileName) ?? [];
  switch (kind) {
    case 'image':
      return `images/${place}${ending.toLowerCase()}`;
    case 'thumbnail':
      return `thumbnails/${place}`;
    case 'scores':
      return `scores/${place}.bin`;
    case 'mask':
      return `masks/${place}${ending.toLowerCase()}`;
    case 'waiting-mask':
      return `masks/waiting/${place}${ending.toLowerCase()}`;
  }
}

export const BANK_NAME = 'bank.bin';
