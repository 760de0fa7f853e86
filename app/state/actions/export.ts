import { unpackScores, type PackedScores } from '../../core/match/packed-scores';
import type { PatchScores } from '../../core/match/patch-scores';
import type { Item, ItemId } from '../../core/project/item';
import { zipNames } from '../../core/report/names';
import { imageScore } from '../../core/score/image-score';
import type { RenderJob, RenderedMaps, SaveEntry } from '../../ports';
import type { App } from '../app';
import { isAbort, toProblem } from '../problems';
import { Progress } from '../progress';
import { scoresAnew } from '../tasks';
import { scoreFacts, type ScoreFacts } from '../findings';
import { sortedQueries } from '../listed';
import { selectHeatScale, selectRegionSettings } from '../selectors';
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
  const taken: Taken = { leftOut: [], facts: new Map(), rescored: new Map() };
  try {
    const entries = allEntries(app, taken, controller.signal);
    const saved = await app.saver.saveZip(name, entries, controller.signal);
    if (saved) notify(app, { kind: 'exported', name, leftOut: taken.leftOut.length });
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  } finally {
    running = null;
    app.store.setState({ exporting: null });
  }
}

async function* allEntries(app: App, taken: Taken, signal: AbortSignal): AsyncGenerator<SaveEntry> {
  // As things are now: what is changed while the zip is written, goes into the next one.
  app.items.publish();
  const state = app.store.getState();
  const queries = sortedQueries(state);
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
      drawn.push(draw(app, scored[ahead]!, taken, signal));
    }
    const maps = await drawn[i]!;
    signal.throwIfAborted();
    if (maps) yield* imageEntries(names[i]!, maps);
    const { item } = scored[i]!;
    const facts = taken.facts.get(item.id);
    const regions = maps?.regions ?? null;
    if (facts) {
      const now = taken.rescored.get(item.id) ?? item;
      exported.push({ item: now, facts, regions });
    }
    drawn[i] = Promise.resolve(null);
    progress.finish(app.clock.now());
    report();
  }
  const now = queries.map((item) => taken.rescored.get(item.id) ?? item);
  yield* tableEntries(state, app.engine.spec()!, now, exported);
}

function* imageEntries(name: string, maps: RenderedMaps): Generator<SaveEntry> {
  for (const { suffix, pick } of Object.values(FILES)) {
    yield { name: `${name}_${suffix}`, data: pick(maps) };
  }
  if (maps.contoursPng) yield { name: `${name}_contours.png`, data: maps.contoursPng };
  yield { name: `masks/${name}.png`, data: maps.maskPng };
}

/** What is found out while the images are drawn. */
interface Taken {
  readonly leftOut: Item[];
  readonly facts: Map<ItemId, ScoreFacts>;
  /** Items whose patch scores had made room for others, with what they are now. */
  readonly rescored: Map<ItemId, Item>;
}

/** A scored query with all that its files are made from. */
interface Snapshot {
  readonly item: Item;
  /** Null when they had to make room for others. */
  readonly scores: PackedScores | null;
  readonly file: File;
  readonly look: Pick<RenderJob, 'scale' | 'colourMap' | 'opacity' | 'regions'>;
}

/** Null for a query without a score, or while there is no scale to draw on. */
function snapshot(app: App, item: Item): Snapshot | null {
  const state = app.store.getState();
  const file = app.files.get(item.id);
  const scale = selectHeatScale(state);
  const regions = selectRegionSettings(state);
  if (!file || item.bin !== 'query' || item.score === null || !scale || !regions) return null;
  const { colourMap, opacity } = state.view;
  const look = { scale, colourMap, opacity, regions };
  return { item, file, scores: app.scores.peek(item.id), look };
}

/** Null, and noted, for an image that cannot be drawn (its file has gone, say): the rest goes on. */
async function draw(
  app: App,
  shot: Snapshot,
  { leftOut, facts, rescored }: Taken,
  signal: AbortSignal,
): Promise<RenderedMaps | null> {
  const { item } = shot;
  try {
    const scores = await scoresOf(app, shot, signal);
    facts.set(item.id, scoreFacts(scores, item));
    if (!shot.scores) {
      const score = imageScore(scores.distances);
      rescored.set(item.id, { ...item, score, scoredAgainst: scores.references.length });
    }
    return await app.imaging.render(jobOf(shot, scores), signal);
  } catch (error) {
    if (!isAbort(error)) leftOut.push(item);
    return null;
  }
}

async function scoresOf(
  app: App,
  { item, file, scores }: Snapshot,
  signal: AbortSignal,
): Promise<PatchScores> {
  return scores ? unpackScores(scores) : scoresAnew(app, item.id, file, signal);
}

function jobOf({ item, file, look }: Snapshot, scores: PatchScores): RenderJob {
  return { file, name: item.name, scores, ...look };
}

/** Saves one file of one image. */
export async function exportImage(app: App, id: ItemId, what: ExportKind): Promise<void> {
  const item = app.items.get(id);
  const shot = item && snapshot(app, item);
  if (!shot) return;
  const { signal } = new AbortController();
  const { suffix, pick } = FILES[what];
  const name = `${zipNames([item.name])[0]}_${suffix}`;
  try {
    const scores = await scoresOf(app, shot, signal);
    const maps = await app.imaging.render(jobOf(shot, scores), signal);
    await app.saver.saveBlob(name, pick(maps));
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  }
}
