import type { PackedScores } from '../../core/match/packed-scores';
import type { Item, ItemId } from '../../core/project/item';
import { zipNames } from '../../core/report/names';
import type { App } from '../app';
import { sortedQueries } from '../items/listed';
import { isOdd, type ReportPhotos } from '../export/report-photos';
import { reportFile } from '../export/report';
import { unreported, type ReportedItem } from '../export/report-facts';
import { exportSource, jobOf, type ExportSource } from '../export/render-jobs';
import { drawAll } from '../export/draw-all';
import { saving } from './saving';

/** One HTML file that needs nothing else, with every query, its heat and regions. */
export async function saveReport(app: App, photos: ReportPhotos): Promise<void> {
  const name = `${zipNames([`${app.store.getState().projectName}.html`])[0]}.html`;
  await saving(app, name, async (signal) => {
    const state = currentState(app);
    const queries = await reportedItems(app, sortedQueries(state, 'score'), photos, signal);
    const file = await reportFile(app, state, queries, signal);
    if (!file) return null;
    await app.saver.saveBlob(name, file);
    return queries.filter(({ item, facts }) => item.score !== null && !facts).length;
  });
}

function currentState(app: App) {
  app.liveItems.publish();
  return app.store.getState();
}

async function reportedItems(
  app: App,
  items: readonly Item[],
  photos: ReportPhotos,
  signal: AbortSignal,
): Promise<ReportedItem[]> {
  // As things are now: what changes meanwhile, goes into the next report.
  const shots = items.flatMap((item) => exportSource(app, item) ?? []);
  const state = app.store.getState();
  const draw = async (source: ExportSource, scores: PackedScores) => {
    const isShown = photos === 'all' || isOdd(state, source.item);
    return app.imaging.reportPhoto({ ...(await jobOf(source, scores, isShown)), isShown }, signal);
  };
  const reported = new Map<ItemId, ReportedItem>();
  for await (const { item, facts, drawing } of drawAll(app, shots, draw, signal)) {
    // Of a photo that cannot be read any more, the report has the score alone.
    if (drawing) reported.set(item.id, { item, facts, ...drawing });
  }
  return items.map((item) => reported.get(item.id) ?? unreported(item));
}
