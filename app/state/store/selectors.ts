import { heatScale, type HeatScale } from '../../core/heatmap/scale';
import { scoringKey, type Bin, type Item, type ItemId } from '../../core/project/item';
import { assessSettings } from '../../core/score-map/assess';
import { verdictOf, type Decision, type Verdict } from '../../core/calibration/verdict';
import {
  calibrate,
  decisionOf,
  type Calibration,
  type LabelledScores,
} from '../../core/calibration/calibrate';
import { mmPerPxOf } from '../../core/regions/known-length';
import { settingsKey, type RegionSettings } from '../../core/regions/settings';
import { selectLabelledByHand } from './labelled';
import type { AppState, FoundRegions, RegionChoices } from './store';

let calibrated: {
  from: Calibration;
  labels: LabelledScores;
  rate: number;
  calibration: Calibration;
} | null = null;

/**
 * Threshold suggested by references, labels and the accepted false alarm rate; null before
 * references.
 */
export function selectCalibration(state: AppState): Calibration | null {
  const { calibration: from, falseAlarmRate: rate } = state;
  if (!from) return null;
  const labels = selectLabelledByHand(state);
  if (calibrated?.from !== from || calibrated.labels !== labels || calibrated.rate !== rate) {
    const calibration = calibrate(from, labels, rate);
    calibrated = { from, labels, rate, calibration };
  }
  return calibrated.calibration;
}

let decided: { calibration: Calibration | null; own: number | null; decision: Decision | null } = {
  calibration: null,
  own: null,
  decision: null,
};

/** Where verdicts change: by hand, else as suggested, else unknown. */
export function selectDecision(state: AppState): Decision | null {
  const calibration = selectCalibration(state);
  const own = state.ownThreshold;
  if (decided.calibration !== calibration || decided.own !== own) {
    decided = { calibration, own, decision: decisionOf(calibration, own) };
  }
  return decided.decision;
}

/** The threshold in force: by hand, else suggested, else unknown. */
export function selectThreshold(state: AppState): number | null {
  return selectDecision(state)?.threshold ?? null;
}

let unlabelled: { from: Calibration; rate: number; threshold: number } | null = null;

/**
 * The threshold that references alone suggest; null before references. Labels by hand
 * pull the suggested one to where it fits them, so that they cannot prove it: this one they can.
 */
export function selectUnlabelledThreshold(state: AppState): number | null {
  const { calibration: from, falseAlarmRate: rate } = state;
  if (!from) return null;
  if (unlabelled?.from !== from || unlabelled.rate !== rate) {
    const { threshold } = calibrate(from, undefined, rate);
    unlabelled = { from, rate, threshold };
  }
  return unlabelled.threshold;
}

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

let settingsFor: { choices: RegionChoices; settings: RegionSettings } | null = null;

/**
 * How regions are found, on the page and in exports; the same object as long as nothing of it
 * changes. Null until there is a map threshold.
 */
export function selectRegionSettings(state: AppState): RegionSettings | null {
  const threshold = selectMapThreshold(state);
  if (threshold === null) return null;
  const { regions: choices } = state;
  if (settingsFor?.choices !== choices || settingsFor.settings.threshold !== threshold) {
    const { smallest, knownLength } = choices;
    const mmPerPx = knownLength && mmPerPxOf(knownLength);
    const settings = { ...assessSettings(choices), threshold, smallest, mmPerPx };
    settingsFor = { choices, settings };
  }
  return settingsFor.settings;
}

let scaleFor: { low: number; threshold: number; scale: HeatScale } | null = null;

/**
 * The project's one heat scale, opaque from the map threshold on; null until the references have
 * been calibrated.
 */
export function selectHeatScale(state: AppState): HeatScale | null {
  const threshold = selectMapThreshold(state);
  if (threshold === null) return null;
  const low = Math.min(selectCalibration(state)?.low ?? threshold / 2, threshold * 0.9);
  if (scaleFor?.low !== low || scaleFor.threshold !== threshold) {
    scaleFor = { low, threshold, scale: heatScale(low, threshold) };
  }
  return scaleFor.scale;
}

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
  const settings = selectRegionSettings(state);
  const isPresent =
    finding?.scoring === scoringKey(item) && settings && finding.settings === keyOf(settings);
  return isPresent ? finding : null;
}

let named: { settings: RegionSettings; key: string } | null = null;

function keyOf(settings: RegionSettings): string {
  if (named?.settings !== settings) named = { settings, key: settingsKey(settings) };
  return named.key;
}

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
