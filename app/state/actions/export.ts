import type { Item, ItemId } from '../../core/project/item';
import { zipNames } from '../../core/report/names';
import type { SaveEntry } from '../../ports/files';
import type { RenderedMaps } from '../../ports/render';
import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import { Progress } from '../store/progress';
import { scoreFacts, type ScoreFacts } from '../results/findings';
import { sortedQueries } from '../items/listed';
import { reportFile } from '../export/report';
import { isOdd, MANY_PHOTOS } from '../export/report-photos';
import { jobOf, scoredNow, exportSource, type ExportSource } from '../export/render-jobs';
import { tableEntries, type Exported } from '../export/export-tables';
import { notify } from '../store/notify';
import { saving } from './saving';

/** Files of one image. */
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

/**
 * One zip with the pictures, maps and masks of every scored query, tables of all (`results.csv`,
 * `results.json`, `regions.csv`, `annotations.coco.json`) and the report as `report.html`.
 */
export async function exportAll(app: App): Promise<void> {
  const name = `${zipNames([`${app.store.getState().projectName}.zip`])[0]}.zip`;
  await saving(app, name, async (signal) => {
    const taken: Taken = { leftOut: [], facts: new Map(), rescored: new Map() };
    const isSaved = await app.saver.saveZip(name, allEntries(app, taken, signal), signal);
    return isSaved ? taken.leftOut.length : null;
  });
}

async function* allEntries(app: App, taken: Taken, signal: AbortSignal): AsyncGenerator<SaveEntry> {
  // As things are now: what is changed while the zip is written, goes into the next one.
  app.liveItems.publish();
  const state = app.store.getState();
  const queries = sortedQueries(state);
  const scored = queries.flatMap((item) => exportSource(app, item) ?? []);
  const names = zipNames(scored.map(({ item }) => item.path));
  const progress = new Progress(app.clock.now());
  const tell = () => {
    const left = scored.length - progress.finished;
    app.store.setState({ exporting: progress.job('export', left, app.clock.now()) });
  };
  tell();
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
      const isShown = scored.length <= MANY_PHOTOS || isOdd(state, item);
      exported.push({
        item: now,
        facts,
        regions,
        picture: (isShown && maps?.reportPicture) || null,
      });
    }
    drawn[i] = Promise.resolve(null);
    progress.finish(app.clock.now());
    tell();
  }
  const now = queries.map((item) => taken.rescored.get(item.id) ?? item);
  const told = new Map(exported.map((one) => [one.item.id, one]));
  const bare = { facts: null, regions: null, picture: null };
  const reported = now.map((item) => told.get(item.id) ?? { item, ...bare });
  const report = await reportFile(app, state, reported, signal);
  if (report) yield { name: 'report.html', data: report };
  yield* tableEntries(state, app.engine.spec()!, now, exported);
}

function* imageEntries(name: string, maps: RenderedMaps): Generator<SaveEntry> {
  for (const { suffix, pick } of Object.values(FILES)) {
    yield { name: `${name}_${suffix}`, data: pick(maps) };
  }
  if (maps.contoursPng) yield { name: `${name}_contours.png`, data: maps.contoursPng };
  yield { name: `masks/${name}.png`, data: maps.maskPng };
}

/** Results collected while the images are drawn. */
interface Taken {
  readonly leftOut: Item[];
  readonly facts: Map<ItemId, ScoreFacts>;
  /** As their scores are now: those that had made room for others are computed again. */
  readonly rescored: Map<ItemId, Item>;
}

/** Null, and noted, for an image that cannot be drawn (its file has gone, say): the rest goes on. */
async function draw(
  app: App,
  shot: ExportSource,
  { leftOut, facts, rescored }: Taken,
  signal: AbortSignal,
): Promise<RenderedMaps | null> {
  try {
    const { item, scores } = await scoredNow(app, shot, signal);
    facts.set(item.id, scoreFacts(scores, item));
    rescored.set(item.id, item);
    return await app.imaging.render(await jobOf(shot, scores), signal);
  } catch (error) {
    if (!isAbort(error)) leftOut.push(shot.item);
    return null;
  }
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
