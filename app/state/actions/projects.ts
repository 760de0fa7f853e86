import { checkedText } from '../../core/saved/limit-text';
import { MOST_NAME } from '../../core/saved/limits';
import type { ProjectCard } from '../../ports/projects';
import type { App } from '../app';
import { toProblem } from '../../core/project/problem';
import { notify } from '../store/notify';
import { refuse } from '../store/refuse';
import { renameProject } from './project';

type Listed = Pick<ProjectCard, 'id' | 'name'>;

/** Runs an action on a project; a failure becomes a notice and returns null. */
async function doTo<T>(app: App, name: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    notify(app, { kind: 'problem', name, problem: toProblem(error) });
    return null;
  }
}

/** Whether it was done; refused, with the reason, while another tab has the project. */
async function doAlone(app: App, { id, name }: Listed, work: () => Promise<void>) {
  const isDone = await doTo(app, name, async () => {
    const done = await app.projects.alone(id, async () => {
      await work();
      return true;
    });
    if (!done) notify(app, { kind: 'in-use', name });
    return done;
  });
  return isDone === true;
}

/** Puts a kept project on the page, in place of the present one, which is kept. */
export async function openProject(app: App, id: string): Promise<void> {
  if (refuse(app, ['newer'])) return;
  await app.projects.open(id);
}

/**
 * Gives a kept project another name; the one on the page can be undone.
 *
 * @throws RangeError for more than {@link MOST_NAME} characters.
 */
export async function renameKept(app: App, project: Listed, to: string): Promise<void> {
  const name = checkedText('renameKept', to.trim(), MOST_NAME);
  if (name === '' || name === project.name) return;
  if (isOpen(app, project.id)) return renameProject(app, name);
  await doAlone(app, project, () => app.projectStore.rename(project.id, name));
}

/** @returns the copy's id; null when it could not be made */
export async function duplicateProject(
  app: App,
  { id, name }: Listed,
  copyName: string,
): Promise<string | null> {
  if (isOpen(app, id)) await app.projects.flush();
  return doTo(app, name, () => app.projectStore.duplicate(id, copyName));
}

/**
 * Takes a project off the list; the one on the page makes room for an empty one.
 *
 * @returns whether it was done
 */
export async function deleteProject(app: App, project: Listed): Promise<boolean> {
  if (isOpen(app, project.id)) await app.projects.startNew();
  return doAlone(app, project, () => app.projectStore.remove(project.id));
}

/** Brings a deleted project back to the list. */
export async function undeleteProject(app: App, { id, name }: Listed): Promise<void> {
  await doTo(app, name, () => app.projectStore.restore(id));
}

/** Deletes for good what was taken off the list, and keeps what found no room before. */
export async function makeRoom(app: App): Promise<void> {
  await doTo(app, 'Storage', () => app.projectStore.sweep());
  await app.projects.keepAgain();
}

/** Looks away from a project that could not be opened; it stays in the list. */
export function passOverDamage(app: App): void {
  app.store.setState(({ autosave }) => ({ autosave: { ...autosave, damage: null } }));
}

function isOpen(app: App, id: string): boolean {
  const { autosave } = app.store.getState();
  return autosave.id === id && autosave.phase === 'open';
}
