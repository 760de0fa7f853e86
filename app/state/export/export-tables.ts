import type { Size } from '../../core/image/geometry';
import type { Item, ItemId } from '../../core/project/item';
import { cocoJson } from '../../core/report/coco';
import { regionsCsv, resultsCsv } from '../../core/report/csv';
import { resultsJson } from '../../core/report/json';
import { regionRow, type RatedRegion } from '../../core/report/region-rows';
import { reportRows, type RowDetails } from '../../core/report/rows';
import type { Region } from '../../core/regions/region';
import type { WrittenFiles } from '../../core/report/written-files';
import type { SavedSpec } from '../../core/features/grid';
import type { SaveEntry } from '../../ports/files';
import type { ReportPicture } from '../../ports/render';
import { rateRegions, sentenceOf } from '../results/findings';
import type { ScoreFacts } from '../results/score-facts';
import {
  itemsOf,
  selectCalibration,
  selectDecision,
  selectRegionSettings,
  selectThreshold,
} from '../store/selectors';
import type { AppState } from '../store/store';

/** A scored query of an export, and what its pictures were drawn from. */
export interface Exported {
  readonly item: Item;
  readonly facts: ScoreFacts;
  /** Null where the photo could not be drawn. */
  readonly regions: readonly Region[] | null;
  /** Of its maps; null where none are written. */
  readonly mapSize: Size | null;
  readonly files: WrittenFiles;
  /** For the report; null for a photo that it does not show. */
  readonly picture: ReportPicture | null;
}

/**
 * The files of an export that cover all photos together, each made when it is asked for: of 5,000
 * photos they take several megabytes.
 *
 * @param state as it was when the export began
 * @param queries all of them, in the order of the rows
 * @param names what the names of their files begin with
 * @param exported those that have scores
 */
export function* tableEntries(
  state: AppState,
  featureSpec: SavedSpec,
  queries: readonly Item[],
  names: ReadonlyMap<ItemId, string>,
  exported: readonly Exported[],
): Generator<SaveEntry> {
  const { backend } = state.engine;
  const threshold = selectThreshold(state);
  const settings = selectRegionSettings(state);
  const { severityRules } = state.regions;
  const calibration = selectCalibration(state);
  const rated = new Map(
    exported.map(({ item, regions }): [ItemId, Rated] => [
      item.id,
      regions && settings && rateRegions(regions, settings.threshold, severityRules, calibration),
    ]),
  );
  const details = new Map(
    exported.map((one) => [one.item.id, rowDetails(state, one, rated.get(one.item.id)!)]),
  );
  const rows = reportRows(queries, { decision: selectDecision(state), backend, details, names });
  yield { name: 'annotations.coco.json', data: coco(state.projectName, exported, names, rated) };
  yield { name: 'regions.csv', data: regionsCsv(rows) };
  yield { name: 'results.csv', data: resultsCsv(rows) };
  const json = resultsJson({
    backend,
    featureSpec,
    directions: state.engine.bank.directions,
    threshold,
    regions: settings,
    severityRules,
    references: itemsOf(state, 'reference')
      .filter((item) => item.status === 'done')
      .map((item) => item.name),
    rows,
  });
  yield { name: 'results.json', data: json };
}

type Rated = readonly RatedRegion[] | null;

function rowDetails(
  state: AppState,
  { item, facts, mapSize, files }: Exported,
  regions: Rated,
): RowDetails {
  const { rows, cols } = facts;
  return {
    nearestReference: state.items[facts.nearestReference]?.name ?? null,
    gridRows: rows,
    gridCols: cols,
    mapSize,
    files,
    sentence: regions && sentenceOf(state, item, facts, regions),
    regions: regions && regions.map(regionRow),
  };
}

/** Photos that could not be drawn are left out: they would look like photos without regions. */
function coco(
  description: string,
  exported: readonly Exported[],
  names: ReadonlyMap<ItemId, string>,
  rated: ReadonlyMap<ItemId, Rated>,
): string {
  return cocoJson(
    description,
    exported.flatMap(({ item, files }) => {
      const regions = rated.get(item.id);
      const exportName = names.get(item.id)!;
      return regions ? [{ path: item.path, ...item.image!, exportName, files, regions }] : [];
    }),
  );
}
