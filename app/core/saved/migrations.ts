import type { LabelOrigin } from '../project/label-kinds';
import { labelOfPath } from '../sorting/path-label';
import { SAVED_VERSION } from './default-settings';

type Json = Readonly<Record<string, unknown>>;

/** Changes by the version that they start from; none where the next one reads it as it is. */
type Steps = Readonly<Record<number, (manifest: Json) => Json>>;

/** Version 1 had one mask for a photo at most. */
const ownSteps: Steps = { 0: fromVersion0, 2: fromVersion2 };

/**
 * A manifest as this build writes them, from one of this or an earlier version. What it holds is
 * not looked at further than the steps need to: `savedManifest` does that.
 *
 * @param version as the manifest says it, 0 to `latest`
 * @param steps,latest others in tests
 * @throws RangeError for any other version
 */
export function migrate(
  manifest: Json,
  version: number,
  steps: Steps = ownSteps,
  latest: number = SAVED_VERSION,
): Json {
  if (!Number.isInteger(version) || version < 0 || version > latest) {
    throw new RangeError(`migrate: version ${version}, this build knows 0 to ${latest}`);
  }
  let now = manifest;
  for (let from = version; from < latest; from++) {
    const next = steps[from]?.(now) ?? now;
    const project = { ...recordOf(next.project), version: from + 1 };
    now = { ...next, version: from + 1, project };
  }
  return now;
}

/**
 * Version 0, before flags, comments, regions and rates could be chosen: items had no `flagged` and
 * no `comment`, and said `truth` (good or defective) for what is a `label` now; the project had
 * `threshold` for `ownThreshold`. The schema has defaults for the choices that there were not.
 */
function fromVersion0(manifest: Json): Json {
  const { project, items, ...rest } = manifest;
  const { threshold, ...kept } = recordOf(project);
  return {
    ...rest,
    project: {
      ...kept,
      ownThreshold: threshold ?? null,
    },
    items: Array.isArray(items) ? items.map(itemFromVersion0) : items,
  };
}

function itemFromVersion0(item: unknown): Json {
  const { truth, ...kept } = recordOf(item);
  return { ...kept, label: truth ?? null, flagged: false, comment: '' };
}

/** Version 2 and before did not note who gave a label: folder and mask decide. */
function fromVersion2(manifest: Json): Json {
  const { items } = manifest;
  return Array.isArray(items) ? { ...manifest, items: items.map(withLabelOrigin) } : manifest;
}

function withLabelOrigin(item: unknown): Json {
  const { labelFrom, ...kept } = recordOf(item);
  return { ...kept, labelFrom: labelFrom ?? labelOrigin(kept) };
}

function labelOrigin({ label, hasMask, path }: Json): LabelOrigin | null {
  if (typeof label !== 'string') return null;
  if (hasMask === true) return 'mask';
  return typeof path === 'string' && labelOfPath(path) === label ? 'set' : 'person';
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
