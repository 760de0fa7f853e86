import { knownLengthFault, mmPerPxOf, type KnownLength } from '../../core/regions/known-length';
import { areaInPx, type Area } from '../../core/regions/settings';
import { MOST_RULES, severityRuleFaults, type SeverityRule } from '../../core/regions/severity';
import type { App } from '../app';
import type { RegionChangeName, RegionChoices } from '../store/store';

/** Two sigmas to either side are a fifth of the picture: more would smooth most defects away. */
export const MOST_SMOOTHING_PX = 16;

function change(app: App, name: RegionChangeName, choices: Partial<RegionChoices>): void {
  const before = app.store.getState().regions;
  const after = { ...before, ...choices };
  app.history.run({
    name,
    photos: null,
    // Sliders; a scale and rules are set once.
    merges: name !== 'scale' && name !== 'severity-rules',
    redo: () => app.store.setState({ regions: after }),
    undo: () => app.store.setState({ regions: before }),
  });
}

/**
 * @param threshold map score above 0, up to 2; null follows the suggested one
 * @throws RangeError when it is out of range.
 */
export function setMapThreshold(app: App, threshold: number | null): void {
  const isValid = threshold === null || (threshold > 0 && threshold <= 2);
  if (!isValid) throw new RangeError(`setMapThreshold: above 0 and at most 2, got ${threshold}`);
  change(app, 'map-threshold', { ownThreshold: threshold });
}

/**
 * @param value percent of the photo, or square millimetres where there is a known length
 * @throws RangeError when it is negative, not finite, or above 100 %.
 */
export function setSmallestRegion(app: App, value: number): void {
  const { unit } = app.store.getState().regions.smallest;
  if (!(value >= 0 && value <= (unit === 'percent' ? 100 : Number.MAX_VALUE))) {
    throw new RangeError(`setSmallestRegion: 0 or more, got ${value}`);
  }
  change(app, 'smallest-region', { smallest: { value, unit } });
}

/**
 * @param smoothingPx sigma in pixels of the backbone's input
 * @throws RangeError when it is negative or above {@link MOST_SMOOTHING_PX}.
 */
export function setSmoothing(app: App, smoothingPx: number): void {
  if (!(smoothingPx >= 0 && smoothingPx <= MOST_SMOOTHING_PX)) {
    throw new RangeError(`setSmoothing: 0 to ${MOST_SMOOTHING_PX}, got ${smoothingPx}`);
  }
  change(app, 'smoothing', { smoothingPx });
}

/**
 * Sets or forgets the scale. The smallest region stays as large as it was, in its new unit.
 *
 * @throws RangeError for a length that cannot be used.
 */
export function setKnownLength(app: App, knownLength: KnownLength | null): void {
  const fault = knownLength && knownLengthFault(knownLength);
  if (fault) throw new RangeError(`setKnownLength: ${fault}`);
  const { smallest, knownLength: before } = app.store.getState().regions;
  change(app, 'scale', { knownLength, smallest: converted(smallest, before, knownLength) });
}

function converted(smallest: Area, before: KnownLength | null, now: KnownLength | null): Area {
  if (smallest.unit === 'percent' && now) {
    return {
      value: areaInPx(smallest, now.image, null) * mmPerPxOf(now) ** 2,
      unit: 'mm2',
    };
  }
  if (smallest.unit === 'mm2' && before && !now) {
    const { width, height } = before.image;
    const areaPx = areaInPx(smallest, before.image, mmPerPxOf(before));
    return { value: Math.min(100, (100 * areaPx) / (width * height)), unit: 'percent' };
  }
  return smallest;
}

/** @throws RangeError for rules with faults, or more than {@link MOST_RULES}. */
export function setSeverityRules(app: App, severityRules: readonly SeverityRule[]): void {
  if (severityRules.length > MOST_RULES) {
    throw new RangeError(`setSeverityRules: at most ${MOST_RULES}, got ${severityRules.length}`);
  }
  const [fault] = severityRuleFaults(severityRules);
  if (fault) {
    throw new RangeError(`setSeverityRules: ${fault.field} of rule ${fault.rule} ${fault.reason}`);
  }
  change(app, 'severity-rules', { severityRules });
}
