import type { Item, ItemId } from '../../core/project/item';
import { zipNames } from '../../core/report/names';
import type { RenderJob, RenderedMaps, SaveEntry } from '../../ports';
import type { App } from '../app';
import { isAbort, toProblem } from '../problems';
import { Progress } from '../progress';
import { selectHeatScale, sortedQueries } from '../selectors';
import { tableEntries, type Exported } from './export-tables';
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

/**
 * One zip with the pictures, maps and masks of every scored query, and tables of all: `results.csv`,
 * `results.json`, `regions.csv` and `annotations.coco.json`.
 */
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
  const exported: Exported[] = [];
  for (let i = 0; i < scored.length; i++) {
    for (let ahead = drawn.length; ahead < Math.min(scored.length, i + DRAWN_AHEAD); ahead++) {
      drawn.push(draw(app, scored[ahead]!, leftOut, signal));
    }
    const maps = await drawn[i]!;
    signal.throwIfAborted();
    if (maps) yield* imageEntries(names[i]!, maps);
    const { item, job } = scored[i]!;
    const regions = maps?.regions ?? null;
    exported.push({ item, scores: job.scores, regionOptions: job.regions, regions });
    drawn[i] = Promise.resolve(null);
    progress.finish(app.clock.now());
    report();
  }
  yield* tableEntries(state, app.engine.spec()!, queries, exported);
}

function* imageEntries(name: string, maps: RenderedMaps): Generator<SaveEntry> {
  for (const { suffix, pick } of Object.values(FILES)) {
    yield { name: `${name}_${suffix}`, data: pick(maps) };
  }
  if (maps.contoursPng) yield { name: `${name}_contours.png`, data: maps.contoursPng };
  yield { name: `masks/${name}.png`, data: maps.maskPng };
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
  // As the viewer draws them, for now: from the threshold on, however small.
  const regions = { threshold: scale.threshold };
  return { item, job: { file, name: item.name, scores, scale, colourMap, opacity, regions } };
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
