import type { Item, ItemId } from '../../core/project/item';
import { rarityOf } from '../../core/calibration/rarity';
import type { Picture, ReportFacts, ReportImage } from '../../core/report/html/facts';
import type { RatedRegion } from '../../core/report/region-rows';
import type { Region } from '../../core/regions/region';
import type { ReportPicture } from '../../ports/render';
import type { ReportKit } from '../../ports/report';
import type { App } from '../app';
import { rateRegions, sentenceOf } from '../results/findings';
import type { ScoreFacts } from '../results/score-facts';
import {
  itemsOf,
  selectCalibration,
  selectDecision,
  selectHeatScale,
  selectRegionSettings,
} from '../store/selectors';
import type { AppState } from '../store/store';

/** A query of a report, and what was found out for it. */
export interface ReportedItem {
  readonly item: Item;
  /** Null without scores. */
  readonly facts: ScoreFacts | null;
  /** Null where the photo could not be read. */
  readonly regions: readonly Region[] | null;
  /** Null for a photo that is not shown. */
  readonly picture: ReportPicture | null;
}

/** A query of which there is nothing but what its item says. */
export function unreported(item: Item): ReportedItem {
  return { item, facts: null, regions: null, picture: null };
}

/** Facts of the inspection for a report; null while there is no threshold to report on. */
export async function reportFacts(
  app: App,
  state: AppState,
  kit: ReportKit,
): Promise<ReportFacts | null> {
  const decision = selectDecision(state);
  const scale = selectHeatScale(state);
  const regions = selectRegionSettings(state);
  const featureSpec = app.engine.spec();
  if (!decision || !scale || !regions || !featureSpec) return null;
  const calibration = selectCalibration(state);
  const references = itemsOf(state, 'reference').filter(({ status }) => status === 'done');
  const rarity = calibration && rarityOf(calibration, decision.threshold);
  return {
    projectName: state.projectName,
    projectId: state.autosave.id,
    madeAt: dateWords(app.today()),
    decision,
    isOwnThreshold: state.ownThreshold !== null,
    calibrationWords:
      calibration &&
      kit.calibrationWords(calibration, references.filter(({ sameAs }) => sameAs === null).length),
    trustWords: calibration && kit.trustWords(calibration.trust),
    falseAlarmOneIn: rarity?.oneIn ?? null,
    isRarer: rarity?.isCapped ?? false,
    references: await Promise.all(
      references.map(async ({ id, name, hash }) => ({
        name,
        hash,
        thumbnail: await thumbnailOf(app, id),
      })),
    ),
    scale,
    colourMap: state.view.colourMap,
    regions,
    severityRules: state.regions.severityRules,
    featureSpec,
    directions: state.engine.bank.directions,
    backend: state.engine.backend,
    appVersion: kit.appVersion,
  };
}

/** A query of a report, without its pictures. */
export function reportImage(
  state: AppState,
  kit: ReportKit,
  { item, facts, regions: found }: ReportedItem,
  rank: number | null,
): ReportImage {
  const { name, path, label, flagged, comment, hash, image: size, problem } = item;
  const regions = found && ratedRegions(state, found);
  return {
    rank,
    name,
    path,
    score: rank === null ? null : item.score,
    label,
    flagged,
    comment,
    hash,
    size,
    sentence: facts && regions && sentenceOf(state, item, facts, regions),
    regions,
    problem: problem && kit.problemWords(problem),
    thumbnail: null,
    picture: null,
  };
}

function ratedRegions(
  state: AppState,
  found: NonNullable<ReportedItem['regions']>,
): readonly RatedRegion[] | null {
  const settings = selectRegionSettings(state);
  if (!settings) return null;
  const { severityRules } = state.regions;
  return rateRegions(found, settings.threshold, severityRules, selectCalibration(state));
}

export async function thumbnailOf(app: App, id: ItemId): Promise<Picture | null> {
  const thumbnail = app.thumbnails.get(id);
  return thumbnail ? pictureOf(thumbnail, 'image/jpeg') : null;
}

export async function pictureOf(blob: Blob, type: Picture['type']): Promise<Picture> {
  return { type, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

/** A scored query that can be ranked. */
export function isRanked({ score, status }: Item): boolean {
  return score !== null && status !== 'failed';
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** `22 November 2026 at 14:05`, in the person's own time zone. */
function dateWords(ms: number): string {
  return dates.format(ms);
}
