import type { App } from '../app';
import type { AppState } from '../store';

/** Whether the project of the last visit has photos; `public/theme.js` reads it too. */
const FILLED = 'filled';

/** Whether the browser has been asked to keep everything safe. */
const ASKED = 'persist';

/** Whether the next visit will bring photos onto the page, without asking the vault. */
export function hadPhotos({ preferences }: App): boolean {
  return preferences.read(FILLED) === 'yes';
}

/**
 * Follows whether the open project has photos. With the first ones the browser is asked, once for
 * all visits, not to clear them on its own.
 */
export function noteFirstPhotos(app: App): void {
  let known: boolean | null = null;
  const follow = ({ order, keeping }: AppState) => {
    const isFilled = order.length > 0;
    if (keeping.isAwaited || isFilled === known) return;
    known = isFilled;
    app.preferences.write(FILLED, isFilled ? 'yes' : 'no');
    if (!isFilled || app.preferences.read(ASKED) !== null) return;
    app.preferences.write(ASKED, 'asked');
    // A browser that cannot be asked keeps what it keeps.
    app.vault.persist().catch(() => false);
  };
  follow(app.store.getState());
  app.store.subscribe(follow);
}
