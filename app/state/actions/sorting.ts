import { withChoice, type Destination, type SortingPlan } from '../../core/sorting/plan';
import { isTablePath } from '../../core/sorting/file-path';
import type { Target } from '../../core/sorting/plan-sorting';
import type { Table } from '../../core/sorting/tables';
import type { IncomingFile } from '../../ports/files';
import type { App } from '../app';
import { notify } from '../store/notify';
import { addSorted, planFor } from './adding';

/** Tables of the published sets take 1 to 2 MB. */
const MOST_TABLE_BYTES = 8e6;
const MOST_TABLES = 40;

/**
 * Adds files to the project: at once where all go where they were dropped, else once a person has
 * seen in the sorting sheet what goes where.
 */
export async function sortFiles(
  app: App,
  incoming: readonly IncomingFile[],
  target: Target,
): Promise<void> {
  const small = tablesAmong(incoming);
  // Without tables nothing is waited for.
  const tables = small.length === 0 ? [] : await readTables(small);
  const plan = planFor(app, incoming, target, tables);
  if (!plan.decides) {
    if (!tellAside(app, plan)) notify(app, { kind: 'nothing-found' });
    return addSorted(app, { incoming, plan });
  }
  const agreed = await agreedPlan(app, plan);
  if (agreed) addSorted(app, { incoming, plan: agreed });
}

/** Changes where the files of a row go. */
export function chooseDestination(app: App, row: number, destination: Destination): void {
  const { sorting } = app.store.getState();
  if (sorting) app.store.setState({ sorting: withChoice(sorting, row, destination) });
}

/** Adds the files as the sheet shows them. */
export function confirmSorting(app: App): void {
  app.running.sorting?.answer(app.store.getState().sorting);
}

/** Adds none of the files. */
export function cancelSorting(app: App): void {
  app.running.sorting?.answer(null);
}

/** Shows the sheet, after those before it; null when a person does not want the files. */
async function agreedPlan(app: App, plan: SortingPlan): Promise<SortingPlan | null> {
  while (app.running.sorting) await app.running.sorting.done;
  const { promise, answer } = question();
  app.running.sorting = { done: promise, answer };
  app.store.setState({ sorting: plan });
  try {
    return await promise;
  } finally {
    app.running.sorting = null;
    app.store.setState({ sorting: null });
  }
}

function question() {
  let answer: (plan: SortingPlan | null) => void = () => {};
  const promise = new Promise<SortingPlan | null>((resolve) => (answer = resolve));
  return { promise, answer };
}

function tablesAmong(incoming: readonly IncomingFile[]): readonly IncomingFile[] {
  const small = incoming.filter(
    ({ path, file }) => isTablePath(path) && file.size <= MOST_TABLE_BYTES,
  );
  return small.slice(0, MOST_TABLES);
}

/** A table that cannot be read says nothing. */
async function readTables(files: readonly IncomingFile[]): Promise<Table[]> {
  const read = files.map(async ({ path, file }): Promise<Table> => {
    return { path, text: await file.text().catch(() => '') };
  });
  return Promise.all(read);
}

/** Says what is passed over without a sheet. @returns whether there is anything to say or to add */
function tellAside(app: App, { files }: SortingPlan): boolean {
  const because = (reason: 'not-a-photo' | 'hidden') =>
    files.filter((file) => file.reason === reason);
  const hidden = because('hidden');
  const others = because('not-a-photo');
  if (hidden.length > 0) {
    const names = [...new Set(hidden.map(({ said }) => said))];
    notify(app, { kind: 'hidden-skipped', files: hidden.length, names });
  }
  if (others.length > 0) {
    notify(app, { kind: 'others-skipped', names: others.map(({ path }) => path) });
  }
  const isEmpty = files.every(({ destination }) => destination === 'aside');
  return !isEmpty || hidden.length > 0;
}
