import { DEFAULT_RATE } from '../../core/score/calibration/calibrate';
import { sortFolders } from '../../core/project/sort-folders';
import { noFilter } from '../../core/project/filter';
import type { Bin, Item, ItemId, Label } from '../../core/project/item';
import type { IncomingFile } from '../../ports';
import { cancelSelfTest } from './self-test';
import type { App } from '../app';
import { initialRegions } from '../store';
import { addMasks } from './labels';
import { notify } from './notices';

/** Where files go: a bin, or wherever their folders say, with `fallback` for the rest. */
export type Target = Bin | { readonly fallback: Bin };

/**
 * Adds files to the project and starts on them. An MVTec-style folder (`train/good`, `test/*`,
 * `ground_truth`) sorts itself, whatever the target; masks go to their queries.
 */
export function addFiles(app: App, incoming: readonly IncomingFile[], target: Target): void {
  const sorted = sortFolders(incoming.map((entry) => entry.path));
  const hasLayout = sorted.some(
    ({ kind, path }) => kind === 'mask' || (kind === 'reference' && /train/i.test(path)),
  );
  const added: Item[] = [];
  const masks: IncomingFile[] = [];
  incoming.forEach((entry, index) => {
    const { kind, label } = sorted[index]!;
    if (kind === 'mask') masks.push(entry);
    if (kind === 'mask' || kind === 'ignored') return;
    const bin = binFor(kind, target, hasLayout);
    added.push(newItem(app, entry, bin, bin === 'query' ? label : null, added.length));
  });
  if (added.length === 0 && masks.length === 0) return notify(app, { kind: 'nothing-found' });
  if (added.length > 0) append(app, added);
  addMasks(app, masks);
  if (added.length > 0) app.pipeline.kick();
}

function binFor(kind: 'reference' | 'query' | 'unsorted', target: Target, hasLayout: boolean): Bin {
  if (typeof target === 'string' && !hasLayout) return target;
  if (kind !== 'unsorted') return kind;
  return typeof target === 'string' ? target : target.fallback;
}

function newItem(
  app: App,
  { file, path }: IncomingFile,
  bin: Bin,
  label: Label | null,
  offset: number,
): Item {
  const sequence = app.store.getState().sequence + 1 + offset;
  const id = `i${sequence}`;
  app.files.set(id, file);
  return {
    id,
    bin,
    name: file.name,
    path,
    bytes: file.size,
    sequence,
    status: 'waiting',
    label,
    flagged: false,
    comment: '',
    hasMask: false,
    problem: null,
    hash: null,
    image: null,
    score: null,
    tookMs: null,
    scoredAgainst: 0,
    bankVersion: 0,
  };
}

function append(app: App, added: readonly Item[]): void {
  for (const item of added) app.items.add(item);
  app.items.publish();
  const firstQuery = added.find((item) => item.bin === 'query')?.id ?? null;
  app.store.setState((state) => ({
    sequence: state.sequence + added.length,
    paused: false,
    view: { ...state.view, selected: state.view.selected ?? firstQuery },
  }));
}

/** Takes images out of the project and lets go of all that belongs to them. */
export function removeItems(app: App, ids: readonly ItemId[]): void {
  app.pipeline.dropReferences(ids.filter((id) => app.items.get(id)?.bin === 'reference'));
  for (const id of ids) {
    release(app, id);
    app.items.remove(id);
  }
  app.items.publish();
  app.pipeline.kick();
}

function release(app: App, id: ItemId): void {
  app.files.delete(id);
  app.thumbnails.delete(id);
  app.scores.delete(id);
  app.features.delete(id);
  app.masks.delete(id);
}

/** Moves images to the other bin; features that are known are used again. */
export function moveItems(app: App, ids: readonly ItemId[], bin: Bin): void {
  const moved = ids.filter((id) => (app.items.get(id)?.bin ?? bin) !== bin);
  if (bin === 'query') app.pipeline.dropReferences(moved);
  for (const id of moved) {
    const isFailed = app.items.get(id)?.status === 'failed';
    app.scores.delete(id);
    app.items.patch(id, {
      bin,
      status: isFailed ? 'failed' : 'waiting',
      score: null,
      scoredAgainst: 0,
      bankVersion: 0,
    });
  }
  app.items.publish();
  app.pipeline.kick();
}

/** Back to the empty page. */
export function clearProject(app: App): void {
  app.history.clear();
  cancelSelfTest(app);
  app.pipeline.cancel();
  removeItems(app, app.store.getState().order);
  app.masks.clear();
  app.store.setState({
    projectName: 'Untitled inspection',
    ownThreshold: null,
    regions: initialRegions,
    falseAlarmRate: DEFAULT_RATE,
    selfTest: null,
    calibration: null,
    paused: false,
    notices: [],
    pixels: { kind: 'none' },
  });
  app.store.setState(({ view }) => ({
    view: { ...view, selectedByHand: false, filter: noFilter, proof: false },
  }));
}

/** Tries failed images once more. */
export function retryItems(app: App, ids: readonly ItemId[]): void {
  for (const id of ids) {
    if (app.items.get(id)?.status !== 'failed') continue;
    app.items.patch(id, { status: 'waiting', problem: null });
  }
  app.items.publish();
  app.store.setState({ paused: false });
  app.pipeline.kick();
}
