import { notify } from './notify';
import type { AppStore, AutosaveState } from './store';

type Closed = Extract<AutosaveState['phase'], 'elsewhere' | 'newer'>;

/**
 * Refuses a change to a project that this tab may only look at, and says so once, however many
 * steps a drag has. `phases` narrows what is refused.
 *
 * @returns whether it was refused
 */
export function refuse(
  page: { readonly store: AppStore },
  phases: readonly Closed[] = ['elsewhere', 'newer'],
): boolean {
  const { autosave, notices } = page.store.getState();
  const because = phases.find((phase) => phase === autosave.phase);
  if (!because) return false;
  const isSaid = notices.some((notice) => {
    return notice.kind === 'read-only' && notice.because === because;
  });
  if (!isSaid) notify(page, { kind: 'read-only', because });
  return true;
}
