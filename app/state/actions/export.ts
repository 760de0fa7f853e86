import type { PackedScores } from '../../core/match/packed-scores';
import type { Item, ItemId } from '../../core/project/item';
import type { ExportParts } from '../../core/report/export-size';
import { zipNames } from '../../core/report/names';
import {
  fileNameOf,
  writtenFileKeys,
  type WrittenFile,
  type WrittenFiles,
} from '../../core/report/written-files';
import type { SaveEntry } from '../../ports/files';
import type { RenderedMaps, Wanted } from '../../ports/render';
import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import type { AppState } from '../store/store';
import type { ScoreFacts } from '../results/score-facts';
import { sortedQueries } from '../items/listed';
import { drawAll } from '../export/draw-all';
import { reportFile } from '../export/report';
import { unreported } from '../export/report-facts';
import { isOdd, isShown } from '../export/report-photos';
import { EVERYTHING } from '../export/export-choice';
import { jobOf, scoredNow, exportSource, type ExportSource } from '../export/render-jobs';
import { tableEntries, type Exported } from '../export/export-tables';
import { notify } from '../store/notify';
import { saving } from './saving';

/** Files of one image. */
export type ExportKind = 'overlay' | 'heatmap' | 'npy' | 'png16';

const KINDS: Record<ExportKind, WrittenFile> = {
  overlay: 'overlayFile',
  heatmap: 'heatmapFile',
  npy: 'scoreNpyFile',
  png16: 'scorePngFile',
};

const DATA: Record<WrittenFile, (maps: RenderedMaps) => Blob | Uint8Array<ArrayBuffer> | null> = {
  overlayFile: (maps) => maps.overlayPng,
  contoursFile: (maps) => maps.contoursPng,
  heatmapFile: (maps) => maps.heatmapPng,
  scoreNpyFile: (maps) => maps.scoreNpy,
  scorePngFile: (maps) => maps.scorePng,
  maskFile: (maps) => maps.maskPng,
};

/**
 * One zip with tables of all queries (`results.csv`, `results.json`, `regions.csv`,
 * `annotations.coco.json`) and, where they are asked for, pictures, maps and masks of the scored
 * ones and the report as `report.html`.
 */
export async function exportAll(app: App, parts: ExportParts = EVERYTHING): Promise<void> {
  const name = `${zipNames([`${app.store.getState().projectName}.zip`])[0]}.zip`;
  await saving(app, name, async (signal) => {
    const leftOut: Item[] = [];
    const isSaved = await app.saver.saveZip(name, allEntries(app, parts, leftOut, signal), signal);
    return isSaved ? leftOut.length : null;
  });
}

/** @param leftOut takes the queries that could not be drawn */
async function* allEntries(
  app: App,
  parts: ExportParts,
  leftOut: Item[],
  signal: AbortSignal,
): AsyncGenerator<SaveEntry> {
  // As things are now: what is changed while the zip is written, goes into the next one.
  app.liveItems.publish();
  const state = app.store.getState();
  const queries = sortedQueries(state);
  const scored = queries.flatMap((item) => exportSource(app, item) ?? []);
  const safeNames = zipNames(queries.map((item) => item.path));
  const names = new Map(queries.map((item, i) => [item.id, safeNames[i]!]));
  const now = new Map<ItemId, Item>();
  const exported: Exported[] = [];
  const draw = async (source: ExportSource, scores: PackedScores) => {
    const wanted = wantedOf(state, parts, source.item, scored.length);
    const job = await jobOf(source, scores, wanted.overlay || wanted.picture);
    return app.imaging.render({ ...job, wanted }, signal);
  };
  for await (const { item, facts, drawing } of drawAll(app, scored, draw, signal)) {
    const name = names.get(item.id)!;
    now.set(item.id, item);
    if (drawing) yield* imageEntries(name, drawing);
    else leftOut.push(item);
    if (facts) exported.push(exportedOf(item, facts, name, drawing));
  }
  const rows = queries.map((item) => now.get(item.id) ?? item);
  if (parts.report) yield* reportEntries(app, state, rows, exported, signal);
  yield* tableEntries(state, app.engine.spec()!, rows, names, exported);
}

/** Which files of a photo are drawn. @param scored how many photos have scores */
function wantedOf(
  state: AppState,
  { overlays, maps, masks, report }: ExportParts,
  item: Item,
  scored: number,
): Wanted {
  return {
    overlay: overlays === 'all' || (overlays === 'odd' && isOdd(state, item)),
    maps: maps === 'none' ? null : maps,
    mask: masks,
    picture: report && isShown(state, item, scored),
  };
}

function exportedOf(
  item: Item,
  facts: ScoreFacts,
  name: string,
  maps: RenderedMaps | null,
): Exported {
  const nameIf = (file: WrittenFile) => (maps && DATA[file](maps) ? fileNameOf(file, name) : null);
  const files = Object.fromEntries(writtenFileKeys.map((file) => [file, nameIf(file)]));
  return {
    item,
    facts,
    regions: maps?.regions ?? null,
    mapSize: maps?.mapSize ?? null,
    files: files as unknown as WrittenFiles,
    picture: maps?.reportPicture ?? null,
  };
}

async function* reportEntries(
  app: App,
  state: AppState,
  queries: readonly Item[],
  exported: readonly Exported[],
  signal: AbortSignal,
): AsyncGenerator<SaveEntry> {
  const known = new Map(exported.map((one) => [one.item.id, one]));
  const reported = queries.map((item) => known.get(item.id) ?? unreported(item));
  const report = await reportFile(app, state, reported, signal);
  if (report) yield { name: 'report.html', data: report };
}

function* imageEntries(name: string, maps: RenderedMaps): Generator<SaveEntry> {
  for (const file of writtenFileKeys) {
    const data = DATA[file](maps);
    if (data) yield { name: fileNameOf(file, name), data };
  }
}

/** Saves one file of one image. */
export async function exportImage(app: App, id: ItemId, what: ExportKind): Promise<void> {
  const item = app.liveItems.get(id);
  const shot = item && exportSource(app, item);
  if (!shot) return;
  const { signal } = new AbortController();
  const overlay = what === 'overlay';
  const wanted: Wanted = { overlay, maps: overlay ? null : 'photo', mask: false, picture: false };
  const name = fileNameOf(KINDS[what], zipNames([item.name])[0]!);
  try {
    const { scores } = await scoredNow(app, shot, signal);
    const job = { ...(await jobOf(shot, scores, overlay)), wanted };
    const data = DATA[KINDS[what]](await app.imaging.render(job, signal))!;
    await app.saver.saveBlob(name, data instanceof Blob ? data : new Blob([data], typeOf(what)));
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  }
}

function typeOf(what: ExportKind): BlobPropertyBag {
  return what === 'png16' ? { type: 'image/png' } : {};
}
