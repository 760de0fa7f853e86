import type { Item } from '../../core/project/item';
import { zipNames } from '../../core/report/names';
import type { App } from '../app';
import { scoreFacts } from '../results/findings';
import { sortedQueries } from '../items/listed';
import { isAbort } from '../../core/project/problem';
import { isOdd, type ReportPhotos } from '../export/report-photos';
import { Progress } from '../store/progress';
import { reportFile } from '../export/report';
import type { ReportedItem } from '../export/report-facts';
import { jobOf, scoredNow, exportSource, type ExportSource } from '../export/render-jobs';
import { saving } from './saving';

/** Photos drawn side by side: one being read, one being written. */
const AT_ONCE = 2;

/** One HTML file that needs nothing else, with every query, its heat and regions. */
export async function saveReport(app: App, photos: ReportPhotos): Promise<void> {
  const name = `${zipNames([`${app.store.getState().projectName}.html`])[0]}.html`;
  await saving(app, name, async (signal) => {
    const state = currentState(app);
    const queries = await drawAll(app, sortedQueries(state, 'score'), photos, signal);
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

async function drawAll(
  app: App,
  items: readonly Item[],
  photos: ReportPhotos,
  signal: AbortSignal,
): Promise<ReportedItem[]> {
  // As things are now: what changes meanwhile, goes into the next report.
  const shots = items.map((item) => exportSource(app, item));
  const state = app.store.getState();
  const progress = new Progress(app.clock.now());
  const tell = () => {
    const left = items.length - progress.finished;
    app.store.setState({ exporting: progress.job('export', left, app.clock.now()) });
  };
  tell();
  const drawn: ReportedItem[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) {
    const batch = items.slice(i, i + AT_ONCE).map(async (item, at) => {
      const shot = shots[i + at];
      const isShown = photos === 'all' || isOdd(state, item);
      return shot ? draw(app, shot, isShown, signal) : bare(item);
    });
    drawn.push(...(await Promise.all(batch)));
    signal.throwIfAborted();
    batch.forEach(() => progress.finish(app.clock.now()));
    tell();
  }
  return drawn;
}

/** A photo that can no longer be read is reported with its score only. */
async function draw(
  app: App,
  shot: ExportSource,
  isShown: boolean,
  signal: AbortSignal,
): Promise<ReportedItem> {
  try {
    const { item, scores } = await scoredNow(app, shot, signal);
    const job = { ...(await jobOf(shot, scores)), image: item.image!, isShown };
    const { regions, picture } = await app.imaging.reportPhoto(job, signal);
    return { item, facts: scoreFacts(scores, item), regions, picture };
  } catch (error) {
    if (isAbort(error)) throw error;
    return bare(shot.item);
  }
}

function bare(item: Item): ReportedItem {
  return { item, facts: null, regions: null, picture: null };
}
