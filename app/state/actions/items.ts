import { sortFolders } from '../../core/project/sort-folders';
import { keptFileName, keptPath } from '../../core/saved/limit-text';
import { unscored, type Bin, type Item, type ItemId, type Label } from '../../core/project/item';
import type { IncomingFile } from '../../ports/files';
import { PhotoSource } from '../../ports/photo-source';
import type { App } from '../app';
import { bringBack, takeOut, type Removed } from '../items/removed';
import { addMasks, applyMasks, type MaskChange } from './masks';
import { notify } from '../store/notify';

/** Where files go: a bin, or wherever their folders say, with `fallback` for the rest. */
export type Target = Bin | { readonly fallback: Bin };

/**
 * Adds files to the project and starts on them. An MVTec-style folder (`train/good`, `test/*`,
 * `ground_truth`) sorts itself, whatever the target; masks go to their queries.
 */
export function addFiles(app: App, incoming: readonly IncomingFile[], target: Target): void {
  const batch = batchOf(app, incoming, target);
  if (!batch) return notify(app, { kind: 'nothing-found' });
  const ids = batch.added.map(({ item }) => item.id);
  let masks: MaskChange | null = null;
  let removed: readonly Removed[] | null = null;
  app.history.run({
    name: 'add',
    photos: ids.length,
    keeps: ids.length,
    redo: () => {
      if (!removed) masks = insert(app, batch);
      else bringBack(app, removed);
      if (removed && masks) applyMasks(app, masks.after);
    },
    undo: () => {
      removed = takeOut(app, ids);
      if (masks) applyMasks(app, masks.before);
    },
  });
}

/** The same, but no change of its own: for a project that begins with these files. */
export function insertFiles(app: App, incoming: readonly IncomingFile[], target: Target): void {
  const batch = batchOf(app, incoming, target);
  if (batch) insert(app, batch);
}

/** Files sorted into what they are. */
interface Batch {
  readonly added: readonly { readonly item: Item; readonly file: File }[];
  readonly masks: readonly IncomingFile[];
}

/** Null when there is nothing among them that the project could use. */
function batchOf(app: App, incoming: readonly IncomingFile[], target: Target): Batch | null {
  const sorted = sortFolders(incoming.map((entry) => entry.path));
  const hasLayout = sorted.some(
    ({ kind, path }) => kind === 'mask' || (kind === 'reference' && /train/i.test(path)),
  );
  const added: { item: Item; file: File }[] = [];
  const masks: IncomingFile[] = [];
  const first = app.store.getState().sequence + 1;
  incoming.forEach((entry, index) => {
    const { kind, label } = sorted[index]!;
    if (kind === 'mask') masks.push(entry);
    if (kind === 'mask' || kind === 'ignored') return;
    const bin = binFor(kind, target, hasLayout);
    const item = newItem(entry, bin, bin === 'query' ? label : null, first + added.length);
    added.push({ item, file: entry.file });
  });
  return added.length === 0 && masks.length === 0 ? null : { added, masks };
}

function binFor(kind: 'reference' | 'query' | 'unsorted', target: Target, hasLayout: boolean): Bin {
  if (typeof target === 'string' && !hasLayout) return target;
  if (kind !== 'unsorted') return kind;
  return typeof target === 'string' ? target : target.fallback;
}

function newItem(
  { file, path }: IncomingFile,
  bin: Bin,
  label: Label | null,
  sequence: number,
): Item {
  return unscored({
    id: `i${sequence}`,
    bin,
    name: keptFileName(file.name),
    path: keptPath(path),
    bytes: file.size,
    sequence,
    label,
    flagged: false,
    comment: '',
    hasMask: false,
    problem: null,
    hash: null,
    image: null,
    tookMs: null,
  });
}

function insert(app: App, { added, masks }: Batch): MaskChange | null {
  for (const { item, file } of added) {
    app.files.set(item.id, PhotoSource.of(file));
    app.items.add(item);
  }
  app.items.publish();
  const firstQuery = added.find(({ item }) => item.bin === 'query')?.item.id ?? null;
  if (added.length > 0) {
    app.store.setState((state) => ({
      sequence: state.sequence + added.length,
      paused: false,
      view: { ...state.view, selected: state.view.selected ?? firstQuery },
    }));
  }
  const change = addMasks(app, masks);
  if (added.length > 0) app.pipeline.kick();
  return change;
}

/** Takes images out of the project. Taken back, they are there again with all that was said. */
export function removeItems(app: App, ids: readonly ItemId[]): void {
  const known = ids.filter((id) => app.items.get(id));
  if (known.length === 0) return;
  let removed: readonly Removed[] = [];
  app.history.run({
    name: 'remove',
    photos: known.length,
    keeps: known.length,
    redo: () => {
      removed = takeOut(app, known);
    },
    undo: () => {
      bringBack(app, removed);
      lookAt(app, removed[0]?.item.id ?? null);
    },
  });
}

function lookAt(app: App, selected: ItemId | null): void {
  if (selected === null) return;
  app.store.setState(({ view }) => ({
    view: { ...view, selected, selectedByHand: true, proof: false },
  }));
}

/** Tries failed images once more. */
export function retryItems(app: App, ids: readonly ItemId[]): void {
  for (const id of ids) {
    const item = app.items.get(id);
    if (item?.status !== 'failed') continue;
    app.items.patch(id, { ...unscored(item), problem: null });
  }
  app.items.publish();
  app.store.setState({ paused: false });
  app.pipeline.kick();
}
