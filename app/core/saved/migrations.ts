import { defaultSeverityRules } from '../regions/severity';
import { DEFAULT_SMOOTHING_PX } from '../score-map/score-map';
import { DEFAULT_RATE } from '../calibration/calibrate';
import { SAVED_VERSION } from './limits';

type Json = Readonly<Record<string, unknown>>;

/** The step from the version that is its index to the next one. */
const steps: readonly ((manifest: Json) => Json)[] = [fromVersion0, fromVersion1];

/**
 * A manifest as this build writes them, from one of this or an earlier version. What it holds is
 * not looked at further than the steps need to: `savedManifest` does that.
 *
 * @param version as the manifest says it, 0 to `SAVED_VERSION`
 * @throws RangeError for any other
 */
export function migrate(manifest: Json, version: number): Json {
  if (!Number.isInteger(version) || version < 0 || version > SAVED_VERSION) {
    throw new RangeError(`migrate: version ${version}, this build knows 0 to ${SAVED_VERSION}`);
  }
  return steps.slice(version).reduce((now, step) => step(now), manifest);
}

/**
 * Version 0, before flags, comments, regions and rates could be chosen: items had no `flagged` and
 * no `comment`, and said `truth` (good or defective) for what is a `label` now; the project had
 * `threshold` for `ownThreshold`, no `falseAlarmRate`, no `regions`, and a view of the selected photo
 * and the opacity alone.
 */
function fromVersion0(manifest: Json): Json {
  const { project, items, ...rest } = manifest;
  const { threshold, ...kept } = recordOf(project);
  return {
    ...rest,
    version: 1,
    project: {
      ...kept,
      version: 1,
      ownThreshold: threshold ?? null,
      falseAlarmRate: DEFAULT_RATE,
      regions: {
        ownThreshold: null,
        smallest: { value: 0, unit: 'percent' },
        smoothingPx: DEFAULT_SMOOTHING_PX,
        knownLength: null,
        severityRules: defaultSeverityRules,
      },
      view: { sort: 'score', mode: 'overlay', colourMap: 'ember', ...recordOf(kept.view) },
    },
    items: Array.isArray(items) ? items.map(itemFromVersion0) : items,
  };
}

/** Version 1, before a photo could have several masks. */
function fromVersion1(manifest: Json): Json {
  return { ...manifest, version: 2, project: { ...recordOf(manifest.project), version: 2 } };
}

function itemFromVersion0(item: unknown): Json {
  const { truth, ...kept } = recordOf(item);
  return { ...kept, label: truth ?? null, flagged: false, comment: '' };
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
