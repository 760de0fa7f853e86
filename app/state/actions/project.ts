import { defaultSettings } from '../../core/project/default-settings';
import { noFilter } from '../../core/project/filter';
import { checkedText } from '../../core/project/kept-text';
import { MOST_NAME } from '../../core/project/limits';
import { pick } from '../../core/project/pick';
import type { ProjectSettings } from '../../core/project/saved-project';
import type { IncomingFile } from '../../ports';
import type { ProjectContents } from '../../ports/keeping';
import type { App } from '../app';
import { reopen } from '../keeping/reopen';
import { toProblem } from '../problems';
import { bringBack, takeOut, type Removed } from '../removed';
import { initialState } from '../store';
import { insertFiles } from './items';
import { notify } from './notices';
import { cancelSelfTest } from './self-test';

type ReplaceName = 'new-project' | 'open-sample' | 'open-project';

const UNTITLED = initialState.projectName;

/** A project outside the page. */
interface ClosedProject {
  readonly projectName: string;
  readonly settings: ProjectSettings;
  readonly removed: readonly Removed[];
  readonly unpaired: readonly IncomingFile[];
  readonly selected: string | null;
}

/** Back to the empty page; what was there is kept, or in the history, so nobody is asked. */
export async function clearProject(app: App): Promise<void> {
  const { order, keeping } = app.store.getState();
  await begin(app, 'new-project', () => {});
  if (order.length > 0) notify(app, { kind: 'closed', photos: order.length, project: keeping.id });
}

/** Puts a project from a file on the page; the present one is kept, or in the history. */
export async function showProject(app: App, contents: ProjectContents): Promise<void> {
  const { order, keeping } = app.store.getState();
  if (keeping.phase === 'off') {
    replaceProject(app, 'open-project', () => {
      const { sequence } = app.store.getState();
      reopen(app, contents);
      // Ids of photos that undo brings back are not given again.
      app.store.setState((state) => ({ sequence: Math.max(sequence, state.sequence) }));
    });
  } else await app.projects.import(contents);
  if (order.length > 0) notify(app, { kind: 'closed', photos: order.length, project: keeping.id });
}

/** Puts the present project away, if there is any, and fills the page with another one. */
async function begin(app: App, name: ReplaceName, fill: () => void): Promise<void> {
  const { order, keeping } = app.store.getState();
  if (keeping.phase === 'off') return replaceProject(app, name, fill);
  if (order.length > 0 || keeping.phase === 'elsewhere') await app.projects.startNew();
  fill();
}

let sampleLoad: AbortController | null = null;

/** Opens one of the shipped samples in place of the present project. */
export async function loadSample(app: App, kindId: string): Promise<void> {
  sampleLoad?.abort();
  const controller = new AbortController();
  sampleLoad = controller;
  app.store.setState({ loading: { kind: 'load', done: 0, total: 0, ratePerSecond: null } });
  try {
    const kind = (await app.sample.kinds()).find(({ id }) => id === kindId);
    const files = await app.sample.load(kindId, controller.signal);
    await begin(app, 'open-sample', () => {
      app.store.setState({ projectName: kind?.name ?? kindId });
      insertFiles(app, files, { fallback: 'query' });
    });
  } catch (error) {
    if (!controller.signal.aborted) {
      notify(app, { kind: 'problem', name: 'Sample', problem: toProblem(error) });
    }
  } finally {
    if (sampleLoad === controller) app.store.setState({ loading: null });
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

/** Empties the page for another project, which has a history of its own. */
export function closeProject(app: App): void {
  close(app);
  app.store.setState(({ keeping }) => ({ keeping: { ...keeping, madeWith: null } }));
  app.history.clear();
}

function replaceProject(app: App, name: ReplaceName, fill: () => void): void {
  let before: ClosedProject | null = null;
  let after: ClosedProject | null = null;
  app.history.run({
    name,
    photos: null,
    keeps: app.store.getState().order.length,
    redo: () => {
      before = close(app);
      if (after) open(app, after);
      else fill();
    },
    undo: () => {
      after = close(app);
      if (before) open(app, before);
    },
  });
}

function close(app: App): ClosedProject {
  cancelSelfTest(app);
  app.pipeline.cancel();
  app.items.publish();
  const state = app.store.getState();
  const { projectName, order } = state;
  const { selected } = state.view;
  const { unpaired } = app.masks;
  const removed = takeOut(app, order);
  app.masks.clear();
  app.store.setState({
    projectName: UNTITLED,
    ...defaultSettings,
    selfTest: null,
    calibration: null,
    paused: false,
    notices: [],
    pixels: { kind: 'none' },
    view: { ...app.store.getState().view, selectedByHand: false, filter: noFilter, proof: false },
  });
  const settings = pick(state, defaultSettings);
  return { projectName, settings, removed, unpaired, selected };
}

function open(
  app: App,
  { projectName, settings, removed, unpaired, selected }: ClosedProject,
): void {
  app.store.setState({ projectName, ...settings });
  app.masks.waitOnlyFor(unpaired);
  bringBack(app, removed);
  app.store.setState(({ view }) => ({
    view: { ...view, selected, selectedByHand: selected !== null },
  }));
}
