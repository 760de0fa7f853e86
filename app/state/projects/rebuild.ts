import { specKey } from '../../core/features/grid';
import { unscored } from '../../core/project/item';
import type { Page } from '../page';
import type { AppState } from '../store/store';
import type { Workbench } from '../workbench';

/** Lets the pipeline go on once the engine is found to make the features that the bank has. */
export function checkSpec(bench: Workbench): void {
  const { keeping, engine } = bench.store.getState();
  const { madeWith } = keeping;
  const here = engine.phase === 'ready' ? bench.engine.spec() : null;
  if (!madeWith || !here || specKey(here) !== specKey(madeWith)) return;
  bench.store.setState({ keeping: { ...keeping, madeWith: null } });
}

/** Whether the bank was made by another version of the network than the one that is here. */
export function isOutdated({ keeping, engine }: AppState): boolean {
  return keeping.madeWith !== null && engine.phase === 'ready';
}

/**
 * Computes all anew with the network that is here: what another version of it has made cannot be
 * compared. Labels, comments, thresholds and choices stay.
 */
export function rebuild(page: Page): void {
  page.engine.clearBank();
  page.pipeline.adopt([], false);
  for (const item of page.items.values()) {
    page.features.delete(item.id);
    page.scores.delete(item.id);
    if (item.status === 'failed') continue;
    page.items.patch(item.id, unscored(item));
  }
  page.items.publish();
  page.store.setState(({ keeping, bankVersion }) => ({
    bankVersion: bankVersion + 1,
    calibration: null,
    paused: false,
    keeping: { ...keeping, madeWith: null },
  }));
  page.pipeline.kick();
}
