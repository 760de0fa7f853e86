import { defaultSeverityRules } from '../regions/severity';
import { DEFAULT_RATE } from '../calibration/calibrate';
import { DEFAULT_SMOOTHING_PX } from '../score-map/score-map';

/**
 * Raised with every change of a saved project that an older build could not read, or would read as
 * something else: it drops a setting that it does not know.
 */
export const SAVED_VERSION = 3;

/**
 * Defaults of a new project, and of settings that are damaged or were not saved.
 * Every setting that is kept is here and in the schema of `saved-project.ts`, under the same name;
 * the store, the autosave and project files go by the keys. Apart from the schema, so that the page
 * begins without it.
 */
export const defaultSettings = {
  range: null,
  turning: 'auto',
  ownThreshold: null,
  falseAlarmRate: DEFAULT_RATE,
  regions: {
    ownThreshold: null,
    smallest: { value: 0, unit: 'percent' },
    smoothingPx: DEFAULT_SMOOTHING_PX,
    knownLength: null,
    severityRules: defaultSeverityRules,
  },
} as const;

/** How a project is looked at, the same way. */
export const defaultView = {
  selected: null,
  sort: 'score',
  mode: 'overlay',
  opacity: 0.6,
  colourMap: 'ember',
} as const;
