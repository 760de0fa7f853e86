import type { SavedItem, SavedProject } from '../core/saved/saved-project';
import { defaultSettings, defaultView } from '../core/saved/default-settings';

/** A project without photos, as it is kept. */
export const savedEmpty: SavedProject = {
  version: 3,
  name: 'Screws',
  createdAt: 1000,
  changedAt: 2000,
  spec: null,
  sequence: 0,
  bankVersion: 0,
  inBank: [],
  calibration: null,
  ...defaultSettings,
  view: defaultView,
};

/** An image of a kept project that nobody has looked at. */
export function savedItemOf(id: `i${number}`, facts: Partial<SavedItem> = {}): SavedItem {
  return {
    id,
    bin: 'query',
    name: `${id}.png`,
    path: `${id}.png`,
    bytes: 3,
    sequence: Number(id.slice(1)),
    status: 'waiting',
    label: null,
    labelFrom: null,
    flagged: false,
    comment: '',
    hasMask: false,
    hash: null,
    image: null,
    score: null,
    pixels: null,
    sameAs: null,
    tookMs: null,
    scoredAgainst: 0,
    bankVersion: 0,
    ...facts,
  };
}
