import type { AppState } from '../store/store';
import type { Workbench } from '../workbench';

/** Whether the project of the last visit has photos; `public/theme.js` reads it too. */
const FILLED = 'filled';

/** Whether the browser has been asked to keep everything safe. */
const ASKED = 'persist';

/** Whether the next visit will bring photos onto the page, without asking the project store. */
export function hadPhotos({ preferences }: Workbench): boolean {
  return preferences.read(FILLED) === 'yes';
}

/**
 * Follows whether the open project has photos. With the first ones the browser is asked, once for
 * all visits, not to clear them on its own.
 */
export function noteFirstPhotos(bench: Workbench): void {
  let known: boolean | null = null;
  const follow = ({ order, autosave }: AppState) => {
    const isFilled = order.length > 0;
    if (autosave.isAwaited || isFilled === known) return;
    known = isFilled;
    bench.preferences.write(FILLED, isFilled ? 'yes' : 'no');
    if (!isFilled || bench.preferences.read(ASKED) !== null) return;
    bench.preferences.write(ASKED, 'asked');
    // A browser that cannot be asked keeps what it keeps.
    bench.projectStore.persist().catch(() => false);
  };
  follow(bench.store.getState());
  bench.store.subscribe(follow);
}
