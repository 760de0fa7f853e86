import { EXPORT_MAP_LONGEST_PX, fitWithin, type ImagePoint } from '../../core/image/geometry';
import type { PatchScores } from '../../core/match/patch-scores';
import type { Item, ItemId } from '../../core/project/item';
import { verdictOf } from '../../core/project/verdict';
import { cocoJson } from '../../core/report/coco';
import { regionsCsv, resultsCsv } from '../../core/report/csv';
import { resultsJson } from '../../core/report/json';
import { regionRow, type RatedRegion } from '../../core/report/region-rows';
import { reportRows, type RowDetails } from '../../core/report/rows';
import { imageSentence } from '../../core/report/sentence';
import type { Region, RegionOptions } from '../../core/regions/region';
import { defaultSeverityRules, severityOf } from '../../core/regions/severity';
import type { FeatureSpec } from '../../core/patches/grid';
import type { SaveEntry } from '../../ports';
import { itemsOf, selectDecision, selectThreshold } from '../selectors';
import type { AppState } from '../store';

/** A scored query of an export, and what its pictures were drawn from. */
export interface Exported {
  readonly item: Item;
  readonly facts: ScoreFacts;
  readonly regionOptions: RegionOptions;
  /** Null where the photo could not be drawn. */
  readonly regions: readonly Region[] | null;
}

/** What the tables say of patch scores, which are too large to be kept for all photos. */
export interface ScoreFacts {
  readonly rows: number;
  readonly cols: number;
  /** The reference that holds the neighbour of the oddest patch, and where that patch is. */
  readonly nearestReference: ItemId;
  readonly oddestAt: ImagePoint;
}

export function scoreFacts(scores: PatchScores, { image }: Item): ScoreFacts {
  const { rows, cols, distances, references, nearestReference } = scores;
  const oddest = distances.indexOf(Math.max(...distances));
  return {
    rows,
    cols,
    nearestReference: references[nearestReference[oddest]!]!,
    oddestAt: {
      x: (((oddest % cols) + 0.5) / cols) * image!.width,
      y: ((Math.floor(oddest / cols) + 0.5) / rows) * image!.height,
    },
  };
}

/**
 * The files of an export that tell of all photos together.
 *
 * @param state as it was when the export began
 * @param queries all of them, in the order of the rows
 * @param exported those that have scores
 */
export function tableEntries(
  state: AppState,
  featureSpec: FeatureSpec,
  queries: readonly Item[],
  exported: readonly Exported[],
): SaveEntry[] {
  const { backend } = state.engine;
  const threshold = selectThreshold(state);
  const rated = new Map(exported.map((one) => [one.item.id, ratedRegions(one)]));
  const details = new Map(
    exported.map((one) => [one.item.id, rowDetails(state, one, rated.get(one.item.id)!)]),
  );
  const rows = reportRows(queries, { decision: selectDecision(state), backend, details });
  const json = resultsJson({
    backend,
    featureSpec,
    threshold,
    regions: exported[0]?.regionOptions ?? null,
    references: itemsOf(state, 'reference')
      .filter((item) => item.status === 'done')
      .map((item) => item.name),
    rows,
  });
  return [
    { name: 'annotations.coco.json', data: coco(state.projectName, exported, rated) },
    { name: 'regions.csv', data: regionsCsv(rows) },
    { name: 'results.csv', data: resultsCsv(rows) },
    { name: 'results.json', data: json },
  ];
}

type Rated = readonly RatedRegion[] | null;

function ratedRegions({ regions, regionOptions }: Exported): Rated {
  return (
    regions?.map((region) => ({
      ...region,
      ...severityOf(region, regionOptions.threshold, defaultSeverityRules),
    })) ?? null
  );
}

function rowDetails(state: AppState, { item, facts }: Exported, regions: Rated): RowDetails {
  const map = fitWithin(item.image!, EXPORT_MAP_LONGEST_PX);
  const { rows, cols, oddestAt } = facts;
  const nearestReference = state.items[facts.nearestReference]?.name ?? null;
  const told = { regions: regions ?? [], oddestAt, reference: nearestReference };
  return {
    nearestReference,
    gridRows: rows,
    gridCols: cols,
    mapWidth: map.width,
    mapHeight: map.height,
    sentence: regions && sentenceFor(state, item, told),
    regions: regions && regions.map(regionRow),
  };
}

function sentenceFor(
  state: AppState,
  { score, image }: Item,
  facts: Pick<Parameters<typeof imageSentence>[0], 'regions' | 'oddestAt' | 'reference'>,
): string | null {
  const threshold = selectThreshold(state);
  const verdict = verdictOf(score, selectDecision(state));
  if (verdict === null || score === null || threshold === null || image === null) return null;
  return imageSentence({ verdict, image, score, threshold, oneIn: null, ...facts });
}

/** Photos that could not be drawn are left out: they would look like photos without regions. */
function coco(
  description: string,
  exported: readonly Exported[],
  rated: ReadonlyMap<ItemId, Rated>,
): string {
  return cocoJson(
    description,
    exported.flatMap(({ item }) => {
      const regions = rated.get(item.id);
      return regions ? [{ path: item.path, ...item.image!, regions }] : [];
    }),
  );
}
