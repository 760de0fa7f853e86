import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import { notify } from '../store/notify';

export function cancelSaving(app: App): void {
  app.running.saving?.abort(new DOMException('cancelled', 'AbortError'));
  app.store.setState({ exporting: null });
}

/**
 * Saves a file that takes a while to make, unless one is being made. A notice says that it is saved,
 * or why not.
 *
 * @param save resolves with the number of photos left out, or `null` where the person closed the
 *   file dialogue
 */
export async function saving(
  app: App,
  name: string,
  save: (signal: AbortSignal) => Promise<number | null>,
): Promise<void> {
  // A cancelled one may still be busy with its last photo.
  if (app.running.saving?.signal.aborted === false) return;
  const controller = new AbortController();
  app.running.saving = controller;
  try {
    const leftOut = await save(controller.signal);
    if (leftOut !== null) notify(app, { kind: 'exported', name, leftOut });
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name, problem: toProblem(error) });
  } finally {
    if (app.running.saving === controller) {
      app.running.saving = null;
      app.store.setState({ exporting: null });
    }
  }
}
