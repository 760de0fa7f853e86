import { defaultSettings } from '../../core/saved/default-settings';
import { noFilter } from '../../core/project/filter';
import { pick } from '../../core/saved/pick';
import type { ProjectSettings } from '../../core/saved/saved-project';
import type { IncomingFile } from '../../ports/files';
import type { Page } from '../page';
import { bringBack, takeOut, type Removed } from '../items/removed';
import { initialState } from '../store/store';

/** A project outside the page. */
export interface ClosedProject {
  readonly projectName: string;
  readonly settings: ProjectSettings;
  readonly removed: readonly Removed[];
  readonly unpaired: readonly IncomingFile[];
  readonly selected: string | null;
}

/** Empties the page for another project, which has a history of its own. */
export function closeProject(page: Page): void {
  takeOutProject(page);
  page.store.setState(({ autosave }) => ({ autosave: { ...autosave, madeWith: null } }));
  page.history.clear();
}

/** Takes all of a project off the page, in such a way that it can be brought back. */
export function takeOutProject(page: Page): ClosedProject {
  page.detectionCheck.cancel();
  page.pipeline.cancel();
  page.liveItems.publish();
  const state = page.store.getState();
  const { projectName, order } = state;
  const { selected } = state.view;
  const { unpaired } = page.masks;
  const removed = takeOut(page, order);
  page.masks.clear();
  page.store.setState({
    projectName: initialState.projectName,
    ...defaultSettings,
    detectionCheck: null,
    calibration: null,
    paused: false,
    notices: [],
    pixels: { kind: 'none' },
    view: {
      ...page.store.getState().view,
      selectedByHand: false,
      filter: noFilter,
      evaluation: false,
    },
  });
  const settings = pick(state, defaultSettings);
  return { projectName, settings, removed, unpaired, selected };
}

/** Puts a project back on the page, which has to be empty. */
export function bringBackProject(
  page: Page,
  { projectName, settings, removed, unpaired, selected }: ClosedProject,
): void {
  page.store.setState({ projectName, ...settings });
  page.masks.waitOnlyFor(unpaired);
  bringBack(page, removed);
  page.store.setState(({ view }) => ({
    view: { ...view, selected, selectedByHand: selected !== null },
  }));
}
