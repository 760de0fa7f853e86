import type { Item, ItemId } from '../../core/project/item';
import { zipNames } from '../../core/report/names';
import type { SaveEntry } from '../../ports/files';
import type { RenderedMaps, RenderJob } from '../../ports/render';
import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import { sortedQueries } from '../items/listed';
import { drawAll } from '../export/draw-all';
import { reportFile } from '../export/report';
import { unreported } from '../export/report-facts';
import { isOdd, MANY_PHOTOS } from '../export/report-photos';
import { jobOf, scoredNow, exportSource } from '../export/render-jobs';
import { tableEntries, type Exported } from '../export/export-tables';
import { notify } from '../store/notify';
import { saving } from './saving';

/** Files of one image. */
export type ExportKind = 'overlay' | 'heatmap' | 'npy' | 'png16';

const FILES: Record<ExportKind, { suffix: string; pick: (maps: RenderedMaps) => Blob }> = {
  overlay: { suffix: 'overlay.png', pick: (maps) => maps.overlayPng },
  heatmap: { suffix: 'heatmap.png', pick: (maps) => maps.heatmapPng },
  npy: { suffix: 'score.npy', pick: (maps) => new Blob([maps.scoreNpy]) },
  png16: {
    suffix: 'score16.png',
    pick: (maps) => new Blob([maps.scorePng], { type: 'image/png' }),
  },
};

/**
 * One zip with the pictures, maps and masks of every scored query, tables of all (`results.csv`,
 * `results.json`, `regions.csv`, `annotations.coco.json`) and the report as `report.html`.
 */
export async function exportAll(app: App): Promise<void> {
  const name = `${zipNames([`${app.store.getState().projectName}.zip`])[0]}.zip`;
  await saving(app, name, async (signal) => {
    const leftOut: Item[] = [];
    const isSaved = await app.saver.saveZip(name, allEntries(app, leftOut, signal), signal);
    return isSaved ? leftOut.length : null;
  });
}

/** @param leftOut takes the queries that could not be drawn */
async function* allEntries(
  app: App,
  leftOut: Item[],
  signal: AbortSignal,
): AsyncGenerator<SaveEntry> {
  // As things are now: what is changed while the zip is written, goes into the next one.
  app.liveItems.publish();
  const state = app.store.getState();
  const queries = sortedQueries(state);
  const shots = queries.flatMap((item) => exportSource(app, item) ?? []);
  const names = zipNames(shots.map(({ item }) => item.path)).values();
  const now = new Map<ItemId, Item>();
  const exported: Exported[] = [];
  const render = (job: RenderJob) => app.imaging.render(job, signal);
  for await (const { item, facts, drawing } of drawAll(app, shots, render, signal)) {
    const name = names.next().value!;
    now.set(item.id, item);
    if (drawing) yield* imageEntries(name, drawing);
    else leftOut.push(item);
    if (!facts) continue;
    const isShown = shots.length <= MANY_PHOTOS || isOdd(state, state.items[item.id]!);
    const picture = isShown ? (drawing?.reportPicture ?? null) : null;
    exported.push({ item, facts, regions: drawing?.regions ?? null, picture });
  }
  const rows = queries.map((item) => now.get(item.id) ?? item);
  const told = new Map(exported.map((one) => [one.item.id, one]));
  const reported = rows.map((item) => told.get(item.id) ?? unreported(item));
  const report = await reportFile(app, state, reported, signal);
  if (report) yield { name: 'report.html', data: report };
  yield* tableEntries(state, app.engine.spec()!, rows, exported);
}

function* imageEntries(name: string, maps: RenderedMaps): Generator<SaveEntry> {
  for (const { suffix, pick } of Object.values(FILES)) {
    yield { name: `${name}_${suffix}`, data: pick(maps) };
  }
  if (maps.contoursPng) yield { name: `${name}_contours.png`, data: maps.contoursPng };
  yield { name: `masks/${name}.png`, data: maps.maskPng };
}

/** Saves one file of one image. */
export async function exportImage(app: App, id: ItemId, what: ExportKind): Promise<void> {
  const item = app.liveItems.get(id);
  const shot = item && exportSource(app, item);
  if (!shot) return;
  const { signal } = new AbortController();
  const { suffix, pick } = FILES[what];
  const name = `${zipNames([item.name])[0]}_${suffix}`;
  try {
    const { scores } = await scoredNow(app, shot, signal);
    const maps = await app.imaging.render(await jobOf(shot, scores), signal);
    await app.saver.saveBlob(name, pick(maps));
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  }
}
