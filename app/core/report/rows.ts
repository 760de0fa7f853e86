import type { Size } from '../image/geometry';
import type { Item, ItemId } from '../project/item';
import type { Label } from '../project/label-kinds';
import type { Problem } from '../project/problem';
import { verdictOf, type Decision, type Verdict } from '../calibration/verdict';
import type { RegionRow } from './region-rows';
import { roundDigits } from './round';
import { nothingWritten, type WrittenFiles } from './written-files';

/** One query of a report: a line of the CSV, an element of the JSON. null: not known. */
export interface ReportRow extends WrittenFiles {
  readonly file: string;
  readonly path: string;
  readonly label: Label | null;
  /** Whether a mask shows its defects. */
  readonly hasMask: boolean;
  /** Set apart by hand. */
  readonly flagged: boolean;
  /** A person's own words; empty without any. */
  readonly comment: string;
  readonly score: number | null;
  readonly threshold: number | null;
  readonly verdict: Verdict | null;
  /** File name of the reference that holds the neighbour of the oddest patch. */
  readonly nearestReference: string | null;
  readonly imageWidth: number | null;
  readonly imageHeight: number | null;
  readonly gridRows: number | null;
  readonly gridCols: number | null;
  readonly mapWidth: number | null;
  readonly mapHeight: number | null;
  readonly backend: string | null;
  readonly tookMs: number | null;
  /** The result in plain words. */
  readonly sentence: string | null;
  /** By number; null where they are not known. In the CSV they have a file of their own. */
  readonly regions: readonly RegionRow[] | null;
  readonly regionCount: number | null;
  /** Area of the largest region, 0 without regions. */
  readonly largestRegionPx: number | null;
  readonly largestRegionPercent: number | null;
  /** How many references the score was made with. */
  readonly references: number;
  /** Why there is no score. */
  readonly problem: string | null;
  /** Beginning of the names of its files; one photo's alone, and the same in every table. */
  readonly exportName: string;
}

/** Data of a scored item besides its small facts. */
export interface RowDetails {
  readonly nearestReference: string | null;
  readonly gridRows: number;
  readonly gridCols: number;
  /** Of the maps that are written, in pixels; null where none are. */
  readonly mapSize: Size | null;
  readonly files: WrittenFiles;
  readonly sentence: string | null;
  readonly regions: readonly RegionRow[] | null;
}

export interface ReportContext {
  readonly decision: Decision | null;
  readonly backend: string | null;
  /** Of the items that have scores; others get nulls. */
  readonly details: ReadonlyMap<ItemId, RowDetails>;
  /** Names from `zipNames`, for all items. */
  readonly names: ReadonlyMap<ItemId, string>;
  /** Words for a problem; default: its kind. */
  readonly describe?: (problem: Problem) => string;
}

/** Rows in the order of the items; an item that failed is a row with its problem and no score. */
export function reportRows(items: readonly Item[], context: ReportContext): ReportRow[] {
  return items.map((item) => reportRow(item, context));
}

function reportRow(item: Item, context: ReportContext): ReportRow {
  const { decision, backend, describe = (problem: Problem) => problem.kind } = context;
  const score = item.status === 'failed' ? null : item.score;
  const details = score === null ? undefined : context.details.get(item.id);
  return {
    file: item.name,
    path: item.path,
    label: item.label,
    hasMask: item.hasMask,
    flagged: item.flagged,
    comment: item.comment,
    score: roundDigits(score),
    threshold: roundDigits(decision?.threshold ?? null),
    verdict: verdictOf(score, decision),
    nearestReference: details?.nearestReference ?? null,
    imageWidth: item.image?.width ?? null,
    imageHeight: item.image?.height ?? null,
    gridRows: details?.gridRows ?? null,
    gridCols: details?.gridCols ?? null,
    mapWidth: details?.mapSize?.width ?? null,
    mapHeight: details?.mapSize?.height ?? null,
    backend: score === null ? null : backend,
    tookMs: score === null ? null : roundDigits(item.tookMs),
    sentence: details?.sentence ?? null,
    ...regionFacts(details?.regions ?? null),
    references: score === null ? 0 : item.scoredAgainst,
    problem: item.problem === null ? null : describe(item.problem),
    exportName: context.names.get(item.id)!,
    ...(details?.files ?? nothingWritten),
  };
}

function regionFacts(regions: readonly RegionRow[] | null) {
  const largest = (key: 'areaPx' | 'areaPercent') =>
    regions && Math.max(0, ...regions.map((region) => region[key]));
  return {
    regions,
    regionCount: regions && regions.length,
    largestRegionPx: largest('areaPx'),
    largestRegionPercent: largest('areaPercent'),
  };
}
