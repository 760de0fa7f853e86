import { checkedText } from '../../core/saved/limit-text';
import { MOST_NAME } from '../../core/saved/limits';
import type { ProjectContents } from '../../ports/projects';
import type { App } from '../app';
import { bringBackProject, takeOutProject, type ClosedProject } from '../projects/closed-project';
import { reopen } from '../projects/reopen';
import { refuse } from '../store/refuse';
import { toProblem } from '../../core/project/problem';
import { initialState } from '../store/store';
import { notify } from '../store/notify';

type ReplaceName = 'new-project' | 'open-sample' | 'open-project';

const UNTITLED = initialState.projectName;

/** Back to the empty page; what was there is kept, or in the history, so nobody is asked. */
export async function clearProject(app: App): Promise<void> {
  const { order, autosave } = app.store.getState();
  if (!(await begin(app, 'new-project', () => {}))) return;
  if (order.length > 0) notify(app, { kind: 'closed', photos: order.length, project: autosave.id });
}

/** Puts a project from a file on the page; the present one is kept, or in the history. */
export async function showProject(app: App, contents: ProjectContents): Promise<void> {
  if (refuse(app, ['newer'])) return;
  const { order, autosave } = app.store.getState();
  if (autosave.phase === 'off') {
    replaceProject(app, 'open-project', () => {
      const { sequence } = app.store.getState();
      reopen(app, contents);
      // Ids of photos that undo brings back are not given again.
      app.store.setState((state) => ({ sequence: Math.max(sequence, state.sequence) }));
    });
  } else await app.projects.import(contents);
  if (order.length > 0) notify(app, { kind: 'closed', photos: order.length, project: autosave.id });
}

/**
 * Puts the present project away, if there is any, and fills the page with another one.
 *
 * @returns false where a newer build has the projects, which is said
 */
async function begin(app: App, name: ReplaceName, fill: () => void): Promise<boolean> {
  if (refuse(app, ['newer'])) return false;
  const { order, autosave } = app.store.getState();
  if (autosave.phase === 'off') {
    replaceProject(app, name, fill);
    return true;
  }
  if (order.length > 0 || autosave.phase === 'elsewhere') await app.projects.startNew();
  fill();
  return true;
}

/** Opens one of the shipped samples in place of the present project. */
export async function loadSample(app: App, kindId: string): Promise<void> {
  app.running.sample?.abort();
  const controller = new AbortController();
  app.running.sample = controller;
  app.store.setState({ loading: { kind: 'load', done: 0, total: 0, ratePerSecond: null } });
  try {
    const kind = (await app.sample.kinds()).find(({ id }) => id === kindId);
    const files = await app.sample.load(kindId, controller.signal);
    const { insertFiles } = await import('./adding');
    await begin(app, 'open-sample', () => {
      app.store.setState({ projectName: kind?.name ?? kindId });
      insertFiles(app, files, { fallback: 'query' });
    });
  } catch (error) {
    if (!controller.signal.aborted) {
      notify(app, { kind: 'problem', name: 'Sample', problem: toProblem(error) });
    }
  } finally {
    if (app.running.sample === controller) app.store.setState({ loading: null });
  }
}

/** @throws RangeError for more than {@link MOST_NAME} characters. */
export function renameProject(app: App, name: string): void {
  const projectName = checkedText('renameProject', name.trim(), MOST_NAME) || UNTITLED;
  const before = app.store.getState().projectName;
  if (projectName === before) return;
  app.history.run({
    name: 'rename',
    photos: null,
    redo: () => app.store.setState({ projectName }),
    undo: () => app.store.setState({ projectName: before }),
  });
}

function replaceProject(app: App, name: ReplaceName, fill: () => void): void {
  let before: ClosedProject | null = null;
  let after: ClosedProject | null = null;
  app.history.run({
    name,
    photos: null,
    keeps: app.store.getState().order.length,
    redo: () => {
      before = takeOutProject(app);
      if (after) bringBackProject(app, after);
      else fill();
    },
    undo: () => {
      after = takeOutProject(app);
      if (before) bringBackProject(app, before);
    },
  });
}
