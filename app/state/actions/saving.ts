import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import { notify } from '../store/notify';

export function cancelSaving(app: App): void {
  app.running.saving?.abort(new DOMException('cancelled', 'AbortError'));
  app.store.setState({ exporting: null });
}

/**
 * Saves a file that takes a while to make, unless one is being made. Says so in the end, or why
 * not.
 *
 * @param save `null` when the person thought better of it, else how many photos are left out
 */
export async function saving(
  app: App,
  name: string,
  save: (signal: AbortSignal) => Promise<number | null>,
): Promise<void> {
  if (app.running.saving) return;
  const controller = new AbortController();
  app.running.saving = controller;
  try {
    const leftOut = await save(controller.signal);
    if (leftOut !== null) notify(app, { kind: 'exported', name, leftOut });
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  } finally {
    app.running.saving = null;
    app.store.setState({ exporting: null });
  }
}
