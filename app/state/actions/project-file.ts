import { PROJECT_ENDING } from '../../core/files/file-types';
import { zipNames } from '../../core/report/names';
import type { IncomingFile, SaveEntry } from '../../ports/files';
import type { ProjectContents } from '../../ports/projects';
import type { App } from '../app';
import { contentsOf } from '../projects/contents';
import { isAbort, toProblem } from '../../core/project/problem';
import { notify } from '../store/notify';
import { showProject } from './project';
import { saving } from './saving';

const cancelled = () => new DOMException('cancelled', 'AbortError');

/** Stops reading a project file; what is on the page stays. */
export function cancelOpeningProject(app: App): void {
  app.running.opening?.abort(cancelled());
  app.store.setState({ loading: null });
}

/** Saves the open project as one file: photos, scores, labels, comments, masks and choices. */
export async function saveProject(app: App): Promise<void> {
  // As things are now: what is changed while the file is written, goes into the next one.
  const contents = contentsOf(app, app.projects.createdAt);
  const name = `${zipNames([`${contents.project.name}.zip`])[0]}${PROJECT_ENDING}`;
  await saving(app, name, async (signal) => {
    const isSaved = await app.saver.saveZip(name, entriesOf(app, contents, signal), signal);
    return isSaved ? 0 : null;
  });
}

/** Progress starts with the first entry: before that, the save dialog is open. */
async function* entriesOf(
  app: App,
  contents: ProjectContents,
  signal: AbortSignal,
): AsyncGenerator<SaveEntry> {
  yield* app.projectFiles.entries(contents, signal, (done, total) => {
    if (signal.aborted) return;
    app.store.setState({ exporting: { kind: 'save', done, total, ratePerSecond: null } });
  });
}

/**
 * Opens a project file beside the other projects; where nothing can be kept, in place of what is
 * on the page. All of it is checked before: one that is refused changes nothing.
 *
 * @returns whether it is on the page now
 */
export async function openProjectFile(app: App, { file, path }: IncomingFile): Promise<boolean> {
  app.running.opening?.abort(new DOMException('another file has come', 'AbortError'));
  const controller = new AbortController();
  const { signal } = controller;
  app.running.opening = controller;
  const showProgress = (done: number, total: number) => {
    if (signal.aborted) return;
    app.store.setState({ loading: { kind: 'open', done, total, ratePerSecond: null } });
  };
  showProgress(0, 0);
  try {
    const contents = await app.projectFiles.read(file, signal, showProgress);
    signal.throwIfAborted();
    await showProject(app, contents);
    return true;
  } catch (error) {
    if (!isAbort(error)) notify(app, { kind: 'problem', name: path, problem: toProblem(error) });
    return false;
  } finally {
    if (app.running.opening === controller) {
      app.running.opening = null;
      app.store.setState({ loading: null });
    }
  }
}
