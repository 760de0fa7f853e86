import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../core/project/problem';
import type { ProjectCard, StorageUse } from '../../ports/projects';
import type { App } from '../../state/app';
import { toProblem } from '../../core/project/problem';
import { useApp } from './app-context';

export type KnownProjects =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'listed';
      /** The last changed first. */
      readonly cards: readonly ProjectCard[];
      /** Null where the browser does not say. */
      readonly use: StorageUse | null;
    };

/** Projects on this device; read again when another project is opened. */
export function useProjectList(): { projects: KnownProjects; reload: () => Promise<void> } {
  const app = useApp();
  const [projects, setProjects] = useState<KnownProjects>({ kind: 'loading' });
  const reload = useCallback(async () => setProjects(await lookThrough(app)), [app]);
  useEffect(() => {
    const look = () => void lookThrough(app).then(setProjects);
    const { phase } = app.store.getState().autosave;
    if (phase !== 'reading' && phase !== 'blocked') look();
    return app.store.subscribe(({ autosave }, { autosave: before }) => {
      if (autosave.id !== before.id || autosave.phase !== before.phase) look();
    });
  }, [app]);
  return { projects, reload };
}

async function lookThrough(app: App): Promise<KnownProjects> {
  try {
    // So that the one on the page is listed as it is now.
    await app.projects.flush();
    const cards = await app.projectStore.list();
    return { kind: 'listed', cards, use: await app.projectStore.use().catch(() => null) };
  } catch (error) {
    return { kind: 'failed', problem: toProblem(error) };
  }
}
