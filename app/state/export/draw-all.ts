import type { Item } from '../../core/project/item';
import type { PackedScores } from '../../core/match/packed-scores';
import type { App } from '../app';
import { scoreFacts, type ScoreFacts } from '../results/score-facts';
import { Progress } from '../store/progress';
import { scoredNow, type ExportSource } from './render-jobs';

/** Photos in work at once: one that is read, one that is written. */
const AT_ONCE = 2;

/** A query as it was drawn. */
export interface Drawn<Drawing> {
  /** As its scores are now: those that had made room for others are computed again. */
  readonly item: Item;
  /** Null where the scores could not be had again. */
  readonly facts: ScoreFacts | null;
  /** Null where the photo could not be drawn: its file has gone, for instance. */
  readonly drawing: Drawing | null;
}

/**
 * Draws queries in their order, for exports and reports alike, and shows the progress. One that
 * cannot be drawn comes without a drawing, and the rest goes on. Throws the signal's reason.
 *
 * @param draw gets the query as it was when its source was taken, and its scores as they are now
 */
export async function* drawAll<Drawing>(
  app: App,
  shots: readonly ExportSource[],
  draw: (source: ExportSource, scores: PackedScores) => Promise<Drawing>,
  signal: AbortSignal,
): AsyncGenerator<Drawn<Drawing>> {
  const progress = new Progress(app.clock.now());
  const showProgress = () => {
    const left = shots.length - progress.finished;
    app.store.setState({ exporting: progress.job('export', left, app.clock.now()) });
  };
  showProgress();
  const ahead: Promise<Drawn<Drawing>>[] = [];
  const rest = shots.values();
  const begin = () => {
    const { done, value: shot } = rest.next();
    if (!done) ahead.push(drawOne(app, shot, draw, signal));
  };
  for (let i = 0; i < AT_ONCE; i++) begin();
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const drawn = await next;
    signal.throwIfAborted();
    begin();
    yield drawn;
    progress.finish(app.clock.now());
    showProgress();
  }
}

/** Never rejects: the signal is looked at where the result is taken. */
async function drawOne<Drawing>(
  app: App,
  shot: ExportSource,
  draw: (source: ExportSource, scores: PackedScores) => Promise<Drawing>,
  signal: AbortSignal,
): Promise<Drawn<Drawing>> {
  let known: Omit<Drawn<Drawing>, 'drawing'> = { item: shot.item, facts: null };
  try {
    const { item, scores } = await scoredNow(app, shot, signal);
    known = { item, facts: scoreFacts(scores, item, app.engine.backbone) };
    return { ...known, drawing: await draw(shot, scores) };
  } catch {
    return { ...known, drawing: null };
  }
}
