import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../core/project/problem';
import type { ProjectCard, StorageUse } from '../../ports/projects';
import type { App } from '../../state/app';
import { toProblem } from '../../core/project/problem';
import { useApp } from './app-context';

export type Shelf =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'listed';
      /** The last changed first. */
      readonly cards: readonly ProjectCard[];
      /** Null where the browser does not say. */
      readonly use: StorageUse | null;
    };

/** What is kept on this device; looked at again when another project is opened. */
export function useShelf(): { shelf: Shelf; reload: () => Promise<void> } {
  const app = useApp();
  const [shelf, setShelf] = useState<Shelf>({ kind: 'loading' });
  const reload = useCallback(async () => setShelf(await lookThrough(app)), [app]);
  useEffect(() => {
    const look = () => void lookThrough(app).then(setShelf);
    const { phase } = app.store.getState().keeping;
    if (phase !== 'reading') look();
    return app.store.subscribe(({ keeping }, { keeping: before }) => {
      if (keeping.id !== before.id || keeping.phase !== before.phase) look();
    });
  }, [app]);
  return { shelf, reload };
}

async function lookThrough(app: App): Promise<Shelf> {
  try {
    // So that the one on the page is listed as it is now.
    await app.projects.flush();
    const cards = await app.vault.list();
    return { kind: 'listed', cards, use: await app.vault.use().catch(() => null) };
  } catch (error) {
    return { kind: 'failed', problem: toProblem(error) };
  }
}
