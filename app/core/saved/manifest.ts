import { z } from 'zod';
import { SAVED_VERSION } from './default-settings';
import { MOST_ENTRIES, MOST_ITEMS } from './limits';
import { MANIFEST_NAME } from './entry-names';
import { manifestEntry, type Manifest } from './manifest-parts';
import { manifestFault } from './manifest-fault';
import { migrate } from './migrations';
import { projectFileError } from '../project/problem';
import { savedItem, savedProject, type SavedItem, type SavedProject } from './saved-project';

/** Header of a manifest of any version. */
export const PROJECT_FORMAT = 'oddspot-project';

/** All but items and entries, which are read one by one. */
const savedManifest = z.strictObject({
  format: z.literal(PROJECT_FORMAT),
  version: z.literal(SAVED_VERSION),
  project: savedProject,
  items: z.array(z.unknown()).max(MOST_ITEMS),
  entries: z.array(z.unknown()).max(MOST_ENTRIES),
});

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
