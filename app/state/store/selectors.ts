import { heatScale, type HeatScale } from '../../core/heatmap/scale';
import { scoringKey, type Bin, type Item, type ItemId } from '../../core/project/item';
import { directionsOf, type Directions } from '../../core/project/turning';
import { assessSettings } from '../../core/score-map/assess';
import { verdictOf, type Decision, type Verdict } from '../../core/calibration/verdict';
import { calibrate, decisionOf, type Calibration } from '../../core/calibration/calibrate';
import { mmPerPxOf } from '../../core/regions/known-length';
import { settingsKey, type RegionSettings } from '../../core/regions/settings';
import { selectLabelledByHand } from './labelled';
import { memoize } from './memoize';
import type { AppState, FoundRegions } from './store';

/**
 * Threshold suggested by references, labels and the accepted false alarm rate; null before
 * references.
 */
export const selectCalibration: (state: AppState) => Calibration | null = memoize(
  (state) => [
    state.calibration,
    state.falseAlarmRate,
    state.calibration && selectLabelledByHand(state),
  ],
  (state) =>
    state.calibration &&
    calibrate(state.calibration, selectLabelledByHand(state), state.falseAlarmRate),
);

/** In how many directions references are compared: as chosen, else as they say themselves. */
export function selectDirections({ turning, calibration }: AppState): Directions {
  return directionsOf(turning, calibration);
}

/** Where verdicts change: by hand, else as suggested, else unknown. */
export const selectDecision: (state: AppState) => Decision | null = memoize(
  (state) => [selectCalibration(state), state.ownThreshold],
  (state) => decisionOf(selectCalibration(state), state.ownThreshold),
);

/** The threshold in force: by hand, else suggested, else unknown. */
export function selectThreshold(state: AppState): number | null {
  return selectDecision(state)?.threshold ?? null;
}

/**
 * The threshold that references alone suggest; null before references. Labels by hand
 * pull the suggested one to where it fits them, so that they cannot prove it: this one they can.
 */
export const selectUnlabelledThreshold: (state: AppState) => number | null = memoize(
  ({ calibration, falseAlarmRate }) => [calibration, falseAlarmRate],
  ({ calibration, falseAlarmRate }) =>
    calibration && calibrate(calibration, undefined, falseAlarmRate).threshold,
);

/**
 * The suggested map threshold, from which a pixel of a score map belongs to a region: what the maps
 * of the left-out references reach. A threshold for images that is set by hand moves it along.
 */
export function selectSuggestedMapThreshold(state: AppState): number | null {
  const calibration = selectCalibration(state);
  const threshold = selectThreshold(state);
  if (!calibration || threshold === null) return threshold;
  return (calibration.mapThreshold * threshold) / calibration.threshold;
}

/** The map threshold in force: by hand, else suggested, else unknown. */
export function selectMapThreshold(state: AppState): number | null {
  return state.regions.ownThreshold ?? selectSuggestedMapThreshold(state);
}

/**
 * How regions are found, on the page and in exports; the same object as long as nothing of it
 * changes. Null until there is a map threshold.
 */
export const selectRegionSettings: (state: AppState) => RegionSettings | null = memoize(
  (state) => [state.regions, selectMapThreshold(state)],
  (state) => {
    const threshold = selectMapThreshold(state);
    if (threshold === null) return null;
    const { regions: choices } = state;
    const { smallest, knownLength } = choices;
    const mmPerPx = knownLength && mmPerPxOf(knownLength);
    return { ...assessSettings(choices), threshold, smallest, mmPerPx };
  },
);

/**
 * The project's one heat scale, opaque from the map threshold on; null until the references have
 * been calibrated.
 */
export const selectHeatScale: (state: AppState) => HeatScale | null = memoize(
  (state) => [selectMapThreshold(state), selectCalibration(state)?.low],
  (state) => {
    const threshold = selectMapThreshold(state);
    if (threshold === null) return null;
    const low = Math.min(selectCalibration(state)?.low ?? threshold / 2, threshold * 0.9);
    return heatScale(low, threshold);
  },
);

export function selectVerdict(state: AppState, item: Item): Verdict | null {
  return verdictOf(item.score, selectDecision(state));
}

/** Items of a bin in the order added. */
export function itemsOf(state: Pick<AppState, 'items' | 'order'>, bin: Bin): Item[] {
  const found: Item[] = [];
  for (const id of state.order) {
    const item = state.items[id];
    if (item?.bin === bin) found.push(item);
  }
  return found;
}

/** Regions of a query under the current bank and settings; null until they are computed. */
export function foundRegionsOf(state: AppState, item: Item): FoundRegions | null {
  const finding = state.survey.found.get(item.id);
  const isPresent =
    finding?.scoring === scoringKey(item) && finding.settings === selectSettingsKey(state);
  return isPresent ? finding : null;
}

const selectSettingsKey = memoize(
  (state) => [selectRegionSettings(state)],
  (state) => {
    const settings = selectRegionSettings(state);
    return settings && settingsKey(settings);
  },
);

/** Share of the photo that its regions cover, 0 to 100. */
export function areaPercentOf({ regions }: FoundRegions): number {
  return regions.reduce((sum, { areaPercent }) => sum + areaPercent, 0);
}

export interface Counts {
  readonly references: number;
  readonly queries: number;
  readonly scored: number;
  readonly anomalous: number;
  readonly failed: number;
  /** Items that the pipeline still has to look at. */
  readonly left: number;
}

/** Whether the pipeline still has to look at it: for the first time, or because the bank is another. */
function isLeft({ bankVersion }: AppState, item: Item): boolean {
  if (item.status === 'waiting' || item.status === 'working') return true;
  const isScored = item.bin === 'query' && item.status === 'done';
  return isScored && item.bankVersion !== bankVersion;
}

export function countItems(state: AppState): Counts {
  const decision = selectDecision(state);
  const counts = { references: 0, queries: 0, scored: 0, anomalous: 0, failed: 0, left: 0 };
  for (const id of state.order) {
    const item = state.items[id];
    if (!item) continue;
    counts[item.bin === 'reference' ? 'references' : 'queries'] += 1;
    if (item.status === 'failed') counts.failed += 1;
    if (isLeft(state, item)) counts.left += 1;
    if (item.bin === 'query' && item.score !== null) {
      counts.scored += 1;
      if (verdictOf(item.score, decision) === 'anomalous') counts.anomalous += 1;
    }
  }
  return counts;
}

/** The item shown in the viewer, when there is one. */
export function selectedItem(state: AppState): Item | null {
  const id: ItemId | null = state.view.selected;
  return id === null ? null : (state.items[id] ?? null);
}
