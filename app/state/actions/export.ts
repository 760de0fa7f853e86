import { EXPORT_MAP_LONGEST_PX, fitWithin } from '../../core/image/geometry';
import type { Item, ItemId } from '../../core/project/item';
import { resultsCsv } from '../../core/report/csv';
import { resultsJson } from '../../core/report/json';
import { zipNames } from '../../core/report/names';
import { reportRows, type ReportRow, type RowDetails } from '../../core/report/rows';
import type { RenderJob, RenderedMaps, SaveEntry } from '../../ports';
import type { App } from '../app';
import { isAbort, toProblem } from '../problems';
import { Progress } from '../progress';
import type { AppState } from '../store';
import { itemsOf, selectHeatScale, selectThreshold, sortedQueries } from '../selectors';
import { notify } from './notices';

/** What can be saved of one image. */
export type ExportKind = 'overlay' | 'heatmap' | 'npy' | 'png16';

/** Images drawn ahead of the one being written. */
const DRAWN_AHEAD = 2;

const FILES: Record<ExportKind, { suffix: string; pick: (maps: RenderedMaps) => Blob }> = {
  overlay: { suffix: 'overlay.png', pick: (maps) => maps.overlayPng },
  heatmap: { suffix: 'heatmap.png', pick: (maps) => maps.heatmapPng },
  npy: { suffix: 'score.npy', pick: (maps) => new Blob([maps.scoreNpy]) },
  png16: {
    suffix: 'score16.png',
    pick: (maps) => new Blob([maps.scorePng], { type: 'image/png' }),
  },
};

let running: AbortController | null = null;

export function cancelExport(app: App): void {
  running?.abort(new DOMException('cancelled', 'AbortError'));
  app.store.setState({ exporting: null });
}

/** One zip with the pictures and maps of every scored query, `results.csv` and `results.json`. */
export async function exportAll(app: App): Promise<void> {
  if (running) return;
  const controller = new AbortController();
  running = controller;
  const name = `${zipNames([`${app.store.getState().projectName}.zip`])[0]}.zip`;
  const leftOut: Item[] = [];
  try {
    const entries = allEntries(app, leftOut, controller.signal);
    const saved = await app.saver.saveZip(name, entries, controller.signal);
    if (saved) notify(app, { kind: 'exported', name, leftOut: leftOut.length });
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  } finally {
    running = null;
    app.store.setState({ exporting: null });
  }
}

async function* allEntries(
  app: App,
  leftOut: Item[],
  signal: AbortSignal,
): AsyncGenerator<SaveEntry> {
  const state = app.store.getState();
  const queries = sortedQueries(state);
  // As things are now: what is changed while the zip is written, goes into the next one.
  const scored = queries.flatMap((item) => snapshot(app, item) ?? []);
  const names = zipNames(scored.map(({ item }) => item.path));
  const progress = new Progress(app.clock.now());
  const report = () => {
    const left = scored.length - progress.finished;
    app.store.setState({ exporting: progress.job('export', left, app.clock.now()) });
  };
  report();
  const drawn: Promise<RenderedMaps | null>[] = [];
  for (let i = 0; i < scored.length; i++) {
    for (let ahead = drawn.length; ahead < Math.min(scored.length, i + DRAWN_AHEAD); ahead++) {
      drawn.push(draw(app, scored[ahead]!, leftOut, signal));
    }
    const maps = await drawn[i]!;
    signal.throwIfAborted();
    if (maps) {
      for (const { suffix, pick } of Object.values(FILES)) {
        yield { name: `${names[i]}_${suffix}`, data: pick(maps) };
      }
    }
    drawn[i] = Promise.resolve(null);
    progress.finish(app.clock.now());
    report();
  }
  const rows = reportRows(queries, {
    threshold: selectThreshold(state),
    backend: state.engine.backend,
    details: new Map(scored.map((shot) => [shot.item.id, rowDetails(state, shot)])),
  });
  yield { name: 'results.csv', data: resultsCsv(rows) };
  yield { name: 'results.json', data: json(app, state, rows) };
}

/** A scored query with all that its files are made from. */
interface Snapshot {
  readonly item: Item;
  readonly job: RenderJob;
}

/** Null for a query without scores, or while there is no scale to draw on. */
function snapshot(app: App, item: Item): Snapshot | null {
  const state = app.store.getState();
  const file = app.files.get(item.id);
  const scores = app.scores.get(item.id);
  const scale = selectHeatScale(state);
  if (!file || !scores || !scale) return null;
  const { colourMap, opacity } = state.view;
  return { item, job: { file, name: item.name, scores, scale, colourMap, opacity } };
}

/** Null, and noted, for an image that cannot be drawn (its file has gone, say): the rest goes on. */
async function draw(
  app: App,
  { item, job }: Snapshot,
  leftOut: Item[],
  signal: AbortSignal,
): Promise<RenderedMaps | null> {
  try {
    return await app.imaging.render(job, signal);
  } catch (error) {
    if (!isAbort(error)) leftOut.push(item);
    return null;
  }
}

function rowDetails(state: AppState, { item, job: { scores } }: Snapshot): RowDetails {
  const map = fitWithin(item.image!, EXPORT_MAP_LONGEST_PX);
  const worst = scores.distances.indexOf(Math.max(...scores.distances));
  const reference = scores.references[scores.nearestReference[worst]!]!;
  return {
    nearestReference: state.items[reference]?.name ?? null,
    gridRows: scores.rows,
    gridCols: scores.cols,
    mapWidth: map.width,
    mapHeight: map.height,
  };
}

function json(app: App, state: AppState, rows: readonly ReportRow[]): string {
  return resultsJson({
    backend: state.engine.backend,
    featureSpec: app.engine.spec()!,
    threshold: selectThreshold(state),
    references: itemsOf(state, 'reference')
      .filter((item) => item.status === 'done')
      .map((item) => item.name),
    rows,
  });
}

/** Saves one file of one image. */
export async function exportImage(app: App, id: ItemId, what: ExportKind): Promise<void> {
  const item = app.store.getState().items[id];
  const job = item && snapshot(app, item)?.job;
  if (!job) return;
  const { suffix, pick } = FILES[what];
  const name = `${zipNames([item.name])[0]}_${suffix}`;
  try {
    const maps = await app.imaging.render(job, new AbortController().signal);
    await app.saver.saveBlob(name, pick(maps));
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  }
}
