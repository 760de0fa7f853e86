import { lazy, Suspense, type ComponentType } from 'react';
import { isOutdated } from '../../state/projects/rebuild';
import type { AppState } from '../../state/store/store';
import { useAppState } from '../shared/app-context';
import type { Matter } from './autosave-matter';
import { Line } from './line';

/** Loaded once there is something to say. */
const AutosaveMatter = lazy<ComponentType<{ matter: Matter }>>(async () => ({
  default: await import('./autosave-matter')
    .then((module) => module.AutosaveMatter)
    .catch(() => LostMatter),
}));

function LostMatter() {
  return (
    <Line
      tone="problem"
      text="Changes may not be kept: a part of Oddspot that says why could not be loaded. Check the connection before you reload this tab."
    />
  );
}

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
