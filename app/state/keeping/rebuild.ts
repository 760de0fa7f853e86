import { specKey } from '../../core/patches/grid';
import { unscored } from '../../core/project/item';
import type { App } from '../app';
import type { AppState } from '../store';

/** Lets the pipeline go on once the engine is found to make the features that the bank has. */
export function checkSpec(app: App): void {
  const { keeping, engine } = app.store.getState();
  const { madeWith } = keeping;
  const here = engine.phase === 'ready' ? app.engine.spec() : null;
  if (!madeWith || !here || specKey(here) !== specKey(madeWith)) return;
  app.store.setState({ keeping: { ...keeping, madeWith: null } });
}

/** Whether the bank was made by another version of the network than the one that is here. */
export function isOutdated({ keeping, engine }: AppState): boolean {
  return keeping.madeWith !== null && engine.phase === 'ready';
}

/**
 * Computes all anew with the network that is here: what another version of it has made cannot be
 * compared. Labels, comments, thresholds and choices stay.
 */
export function rebuild(app: App): void {
  app.engine.clearBank();
  app.pipeline.adopt([], false);
  for (const item of app.items.values()) {
    app.features.delete(item.id);
    app.scores.delete(item.id);
    if (item.status === 'failed') continue;
    app.items.patch(item.id, unscored(item));
  }
  app.items.publish();
  app.store.setState(({ keeping, bankVersion }) => ({
    bankVersion: bankVersion + 1,
    calibration: null,
    paused: false,
    keeping: { ...keeping, madeWith: null },
  }));
  app.pipeline.kick();
}
