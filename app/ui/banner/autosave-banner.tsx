import { lazy, Suspense } from 'react';
import { isOutdated } from '../../state/projects/rebuild';
import type { AppState } from '../../state/store/store';
import { useAppState } from '../shared/app-context';
import type { Matter } from './autosave-matter';

/** Loaded once there is something to say. */
const AutosaveMatter = lazy(async () => ({
  default: (await import('./autosave-matter')).AutosaveMatter,
}));

function selectMatter(state: AppState): Matter | null {
  const { phase, trouble, damage } = state.autosave;
  if (phase === 'blocked' || phase === 'newer') return phase;
  if (damage) return 'damaged';
  if (phase === 'elsewhere') return 'elsewhere';
  if (isOutdated(state)) return 'outdated';
  return state.order.length > 0 ? trouble : null;
}

/** Obstacles to saving or editing the project, with their remedies. */
export function AutosaveBanner() {
  const matter = useAppState(selectMatter);
  return (
    <Suspense fallback={null}>{matter !== null && <AutosaveMatter matter={matter} />}</Suspense>
  );
}
