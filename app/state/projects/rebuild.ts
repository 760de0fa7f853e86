import { specKey } from '../../core/features/grid';
import { unscored } from '../../core/project/item';
import { releaseComputed } from '../items/photo-data';
import type { Page } from '../page';
import type { AppState } from '../store/store';
import type { Workbench } from '../workbench';

/** Lets the pipeline go on once the engine is found to make the features that the bank has. */
export function checkSpec(bench: Workbench): void {
  const { autosave, engine } = bench.store.getState();
  const { madeWith } = autosave;
  const here = engine.phase === 'ready' ? bench.engine.spec() : null;
  if (!madeWith || !here || specKey(here) !== specKey(madeWith)) return;
  bench.store.setState({ autosave: { ...autosave, madeWith: null } });
}

/** Whether the bank was made by another version of the network than the one that is here. */
export function isOutdated({ autosave, engine }: AppState): boolean {
  return autosave.madeWith !== null && engine.phase === 'ready';
}

/**
 * Computes everything again with the network that is here: what another version of it has made cannot be
 * compared. Labels, comments, thresholds and choices stay.
 */
export function rebuild(page: Page): void {
  page.engine.clearBank();
  page.pipeline.adopt([], false);
  for (const item of page.liveItems.values()) {
    releaseComputed(page, item.id);
    if (item.status === 'failed') continue;
    page.liveItems.patch(item.id, unscored(item));
  }
  page.liveItems.publish();
  page.store.setState(({ autosave, bankVersion }) => ({
    bankVersion: bankVersion + 1,
    calibration: null,
    paused: false,
    autosave: { ...autosave, madeWith: null },
  }));
  page.pipeline.kick();
}
