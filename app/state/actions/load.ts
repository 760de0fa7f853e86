import type { Arrival, IncomingFile } from '../../ports/files';
import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import type { Target } from '../../core/sorting/plan-sorting';
import type { MaskTarget } from './masks';
import { notify } from '../store/notify';
import { refuse } from '../store/refuse';
import { openProjectFile } from './project-file';

const NOT_ADDED = 'The files are not added';

let sorting: typeof import('./sorting') | null = null;

/**
 * Loads ahead how files are sorted, which is not part of the first page. Where that fails, it is
 * tried again with the first files, and said then.
 */
export async function loadSorting(): Promise<void> {
  sorting ??= await import('./sorting').catch(() => null);
}

/** Stops unpacking; what has been unpacked until then is let go of. */
export function cancelUnpacking(app: App): void {
  app.running.unpacking?.abort(new DOMException('cancelled', 'AbortError'));
  app.store.setState({ loading: null });
}

/**
 * Adds files to the project; archives are opened and their photos added. What of them cannot be
 * opened is named, and the rest goes on.
 */
export async function takeFiles(
  app: App,
  incoming: readonly IncomingFile[],
  target: Target,
): Promise<void> {
  const projects = incoming.filter((entry) => app.projectFiles.isProjectFile(entry));
  if (projects.length > 0) return takeProjects(app, projects, incoming, target);
  const archives = incoming.filter((entry) => app.archives.isArchive(entry));
  if (archives.length === 0) return addToOwn(app, incoming, target);
  app.running.unpacking?.abort(new DOMException('other files have come', 'AbortError'));
  const controller = new AbortController();
  app.running.unpacking = controller;
  const photos = incoming.filter((entry) => !archives.includes(entry));
  let failed = 0;
  try {
    for (const archive of archives) {
      const unpacked = await unpack(app, archive, controller.signal);
      if (unpacked) photos.push(...unpacked);
      else failed += 1;
    }
    controller.signal.throwIfAborted();
    if (photos.length > 0 || failed === 0) await addToOwn(app, photos, target);
  } catch (error) {
    if (!isAbort(error)) throw error;
  } finally {
    if (app.running.unpacking === controller) {
      app.running.unpacking = null;
      app.store.setState({ loading: null });
    }
  }
}

/** Adds files that are still on their way. @param name of them all, where some cannot be read */
export async function takeComing(
  app: App,
  coming: Promise<Arrival>,
  target: Target,
  name: string,
): Promise<void> {
  try {
    const { files, missed } = await coming;
    if (missed.length > 0) notify(app, { kind: 'missed', from: name, files: missed });
    if (files.length > 0 || missed.length === 0) await takeFiles(app, files, target);
  } catch (error) {
    notify(app, { kind: 'problem', name, problem: toProblem(error) });
  }
}

/**
 * The same for what was dropped on the page. On a photo, masks are given to it: all pictures where
 * masks are asked for, else what is named like one or waits for its photo.
 */
export async function takeDrop(
  app: App,
  coming: Promise<Arrival>,
  target: Target,
  photo: MaskTarget | null,
): Promise<void> {
  const arrival = await coming.catch(() => null);
  if (arrival && photo && arrival.missed.length === 0) {
    const masks = await orSay(app, import('./masks'));
    if (!masks) return;
    if (masks.areMasksFor(app, photo, arrival.files)) {
      return masks.giveMasks(app, photo.id, arrival.files);
    }
  }
  return takeComing(app, coming, target, 'What was dropped');
}

/** Opens project files one after another; photos that came with them go into the last one. */
async function takeProjects(
  app: App,
  projects: readonly IncomingFile[],
  incoming: readonly IncomingFile[],
  target: Target,
): Promise<void> {
  for (const entry of projects) {
    if (!(await openProjectFile(app, entry))) return;
  }
  const photos = incoming.filter((entry) => !projects.includes(entry));
  if (photos.length > 0) await takeFiles(app, photos, target);
}

/** A project that another tab has takes no photos: they begin one of their own. */
async function addToOwn(
  app: App,
  incoming: readonly IncomingFile[],
  target: Target,
): Promise<void> {
  if (refuse(app, ['newer'])) return;
  if (app.store.getState().autosave.phase === 'elsewhere') {
    await app.projects.startNew();
    notify(app, { kind: 'own-project' });
  }
  // At once where it is there: the field that the files were chosen in goes with the first photo.
  sorting ??= await orSay(app, import('./sorting'));
  await sorting?.sortFiles(app, incoming, target);
}

/** Null where code cannot be fetched, since the network has gone, which is said: nothing is added. */
async function orSay<Part>(app: App, part: Promise<Part>): Promise<Part | null> {
  try {
    return await part;
  } catch {
    notify(app, { kind: 'problem', name: NOT_ADDED, problem: { kind: 'part-missing' } });
    return null;
  }
}

/** Null for an archive that cannot be opened, which is said. */
async function unpack(
  app: App,
  { file, path }: IncomingFile,
  signal: AbortSignal,
): Promise<readonly IncomingFile[] | null> {
  const showProgress = (done: number, total: number) => {
    if (signal.aborted) return;
    app.store.setState({ loading: { kind: 'unpack', done, total, ratePerSecond: null } });
  };
  showProgress(0, 0);
  try {
    const { files, missed, nested, namesReadAs } = await app.archives.unpack(
      file,
      signal,
      showProgress,
    );
    if (namesReadAs !== null) sayEncoding(app, path, namesReadAs, files);
    if (missed.length > 0) notify(app, { kind: 'missed', from: path, files: missed });
    if (nested.length > 0) notify(app, { kind: 'nested-zips', names: nested });
    return files;
  } catch (error) {
    signal.throwIfAborted();
    notify(app, { kind: 'problem', name: path, problem: toProblem(error) });
    return null;
  }
}

/** With a name that shows whether it was read rightly. */
function sayEncoding(
  app: App,
  archive: string,
  encoding: string,
  files: readonly IncomingFile[],
): void {
  const [example] = files.filter(({ path }) => /[^ -~]/.test(path));
  if (example) notify(app, { kind: 'names-guessed', archive, encoding, example: example.path });
}
