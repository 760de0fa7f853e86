import { assessedRegions } from '../../core/regions/assessed-regions';
import type { Item, ItemId } from '../../core/project/item';
import type { Region, RegionFacts } from '../../core/regions/region';
import {
  severities,
  severityOf,
  type Severity,
  type SeverityRule,
} from '../../core/regions/severity';
import type { RatedRegion } from '../../core/report/region-rows';
import { imageSentence } from '../../core/report/sentence';
import type { Calibration } from '../../core/calibration/calibrate';
import { peakRarityOf, rarityOf } from '../../core/calibration/rarity';
import type { App } from '../app';
import { itemAssessment } from './heatmaps';
import {
  selectCalibration,
  selectMapThreshold,
  selectRegionSettings,
  selectThreshold,
  selectVerdict,
} from '../store/selectors';
import type { AppState } from '../store/store';
import { scoreFacts, type ScoreFacts } from './score-facts';

/** @param calibration says how rarely maps of good parts peak as high; null where it is not known */
export function rateRegions(
  regions: readonly Region[],
  threshold: number,
  rules: readonly SeverityRule[],
  calibration: Calibration | null,
): RatedRegion[] {
  return regions.map((region) => {
    const oneIn = calibration && peakRarityOf(calibration, region.peak).oneIn;
    return { ...region, ...severityOf(region, threshold, rules, oneIn) };
  });
}

/** The worst of a query's regions by the project's rules; null where there is none to judge. */
export function worstSeverity(state: AppState, regions: readonly RegionFacts[]): Severity | null {
  const threshold = selectMapThreshold(state);
  if (threshold === null) return null;
  const calibration = selectCalibration(state);
  const ranks = regions.map((region) => {
    const oneIn = calibration && peakRarityOf(calibration, region.peak).oneIn;
    return severities.indexOf(
      severityOf(region, threshold, state.regions.severityRules, oneIn).severity,
    );
  });
  return severities[Math.max(-1, ...ranks)] ?? null;
}

let found: { from: readonly unknown[]; regions: readonly Region[] } | null = null;
let rated: { from: readonly unknown[]; regions: readonly RatedRegion[] } | null = null;

/**
 * The regions of an item under the project's settings, recomputed only when those or the
 * scores have changed; null until there are scores and a map threshold.
 */
export function itemRegions(app: App, id: ItemId): readonly RatedRegion[] | null {
  const state = app.store.getState();
  const settings = selectRegionSettings(state);
  const assessment = itemAssessment(app, id);
  if (!settings || !assessment) return null;
  const from = [assessment, settings];
  if (!found || !isSame(found.from, from)) {
    found = { from, regions: assessedRegions(assessment, settings) };
  }
  const { severityRules } = state.regions;
  const calibration = selectCalibration(state);
  const ratedFrom = [found.regions, severityRules, calibration];
  if (!rated || !isSame(rated.from, ratedFrom)) {
    const regions = rateRegions(found.regions, settings.threshold, severityRules, calibration);
    rated = { from: ratedFrom, regions };
  }
  return rated.regions;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((value, i) => value === b[i]);
}

/** The result of an item in plain words; null without a verdict. */
export function sentenceOf(
  state: AppState,
  item: Item,
  facts: ScoreFacts,
  regions: readonly RatedRegion[],
): string | null {
  const threshold = selectThreshold(state);
  const verdict = selectVerdict(state, item);
  const { score, image } = item;
  if (verdict === null || score === null || threshold === null || image === null) return null;
  const reference = state.items[facts.nearestReference]?.name ?? null;
  const calibration = selectCalibration(state);
  const rarity = calibration && rarityOf(calibration, score);
  const { oddestAt } = facts;
  return imageSentence({
    verdict,
    image,
    score,
    threshold,
    oneIn: rarity?.oneIn ?? null,
    isRarer: rarity?.isCapped ?? false,
    regions,
    oddestAt,
    reference,
  });
}

/** {@link sentenceOf} an item with its regions as they are now; null without scores. */
export function itemSentence(app: App, item: Item): string | null {
  const scores = app.scores.get(item.id);
  const regions = itemRegions(app, item.id);
  if (!scores || !regions || !item.image) return null;
  return sentenceOf(
    app.store.getState(),
    item,
    scoreFacts(scores, item, app.engine.backbone),
    regions,
  );
}
