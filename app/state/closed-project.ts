import { noFilter } from '../core/project/filter';
import { DEFAULT_RATE } from '../core/score/calibration/calibrate';
import type { IncomingFile } from '../ports';
import type { Page } from './page';
import { bringBack, takeOut, type Removed } from './removed';
import { initialRegions, initialState, type AppState } from './store';

/** What a person has decided about a project as a whole. */
type Decided = Pick<AppState, 'projectName' | 'ownThreshold' | 'regions' | 'falseAlarmRate'>;

const fresh: Decided = {
  projectName: initialState.projectName,
  ownThreshold: null,
  regions: initialRegions,
  falseAlarmRate: DEFAULT_RATE,
};

/** A project outside the page. */
export interface ClosedProject extends Decided {
  readonly removed: readonly Removed[];
  readonly unpaired: readonly IncomingFile[];
  readonly selected: string | null;
}

/** Empties the page for another project, which has a history of its own. */
export function closeProject(page: Page): void {
  takeOutProject(page);
  page.store.setState(({ keeping }) => ({ keeping: { ...keeping, madeWith: null } }));
  page.history.clear();
}

/** Takes all of a project off the page, in such a way that it can be brought back. */
export function takeOutProject(page: Page): ClosedProject {
  page.selfTest.cancel();
  page.pipeline.cancel();
  page.items.publish();
  const { projectName, ownThreshold, regions, falseAlarmRate, view, order } = page.store.getState();
  const { selected } = view;
  const { unpaired } = page.masks;
  const removed = takeOut(page, order);
  page.masks.clear();
  page.store.setState({
    ...fresh,
    selfTest: null,
    calibration: null,
    paused: false,
    notices: [],
    pixels: { kind: 'none' },
    view: { ...page.store.getState().view, selectedByHand: false, filter: noFilter, proof: false },
  });
  return { projectName, ownThreshold, regions, falseAlarmRate, removed, unpaired, selected };
}

/** Puts a project back on the page, which has to be empty. */
export function bringBackProject(
  page: Page,
  { removed, unpaired, selected, ...decided }: ClosedProject,
): void {
  page.store.setState(decided);
  page.masks.waitOnlyFor(unpaired);
  bringBack(page, removed);
  page.store.setState(({ view }) => ({
    view: { ...view, selected, selectedByHand: selected !== null },
  }));
}
