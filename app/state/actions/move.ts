import { unscored, type Bin, type ItemId } from '../../core/project/item';
import type { App } from '../app';
import { trialOf } from '../evaluation/trial';

/**
 * Moves images to the other bin, on trial: what that changes is held against what was before. The
 * queries are scored again; features that are known are used again.
 */
export function moveItems(app: App, ids: readonly ItemId[], bin: Bin): void {
  const moved = ids.filter((id) => (app.liveItems.get(id)?.bin ?? bin) !== bin);
  if (moved.length === 0) return;
  app.liveItems.publish();
  const trial = trialOf(app.store.getState(), moved, bin);
  const back = bin === 'query' ? 'reference' : 'query';
  const isDone = app.history.run({
    name: bin === 'reference' ? 'to-references' : 'to-queries',
    photos: moved.length,
    redo: () => put(app, moved, bin),
    undo: () => put(app, moved, back),
  });
  if (isDone) app.store.setState({ trial });
}

function put(app: App, ids: readonly ItemId[], bin: Bin): void {
  if (bin === 'query') app.pipeline.dropReferences(ids);
  for (const id of ids) {
    const item = app.liveItems.get(id);
    app.scores.delete(id);
    if (!item) continue;
    const isFailed = item.status === 'failed';
    app.liveItems.patch(id, { ...unscored(item), bin, ...(isFailed && { status: 'failed' }) });
  }
  app.liveItems.publish();
  app.pipeline.kick();
}

/** Keeps the changes of the last move. */
export function keepTrial(app: App): void {
  app.store.setState({ trial: null });
}

/** The last move is taken back. */
export function takeTrialBack(app: App): void {
  if (app.store.getState().trial) app.history.undo();
}
