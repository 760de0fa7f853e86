import { keptFileName, keptPath } from '../../core/saved/limit-text';
import { unscored, type Bin, type Item } from '../../core/project/item';
import type { Label, LabelOrigin } from '../../core/project/label-kinds';
import { binOf, labelFor, type SortingPlan } from '../../core/sorting/plan';
import { planSorting, type Target } from '../../core/sorting/plan-sorting';
import type { Table } from '../../core/sorting/tables';
import type { IncomingFile } from '../../ports/files';
import { PhotoSource } from '../../ports/photo-source';
import type { App } from '../app';
import { bringBack, takeOut, type Removed } from '../items/removed';
import { addMasks, applyMasks, type MaskChange } from './masks';

// Loaded with the first photos, and with it how folders are sorted: the first page does without.

/** Files that came together, with what becomes of each. */
export interface SortedFiles {
  readonly incoming: readonly IncomingFile[];
  /** Of the same files, in the same order. */
  readonly plan: SortingPlan;
}

/** Adds files to the project, as planned, and starts on them; masks go to their photos. */
export function addSorted(app: App, sorted: SortedFiles): void {
  const batch = batchOf(app, sorted);
  if (!batch) return;
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

/** The same without a look at the plan: for tests, and for photos that came alone. */
export function addFiles(app: App, incoming: readonly IncomingFile[], target: Target): void {
  addSorted(app, { incoming, plan: planFor(app, incoming, target) });
}

/** The same, but no change of its own: for a project that begins with these files. */
export function insertFiles(app: App, incoming: readonly IncomingFile[], target: Target): void {
  const batch = batchOf(app, { incoming, plan: planFor(app, incoming, target) });
  if (batch) insert(app, batch);
}

/** Where files would go by themselves. */
export function planFor(
  app: App,
  incoming: readonly IncomingFile[],
  target: Target,
  tables: readonly Table[] = [],
): SortingPlan {
  const items = [...app.liveItems.values()];
  return planSorting({
    paths: incoming.map(({ path }) => path),
    target,
    tables,
    known: items.filter(({ bin }) => bin === 'query').map(({ path }) => path),
    hasReferences: items.some(({ bin }) => bin === 'reference'),
  });
}

/** Files as what they are. */
interface Batch {
  readonly added: readonly { readonly item: Item; readonly file: File }[];
  readonly masks: readonly IncomingFile[];
  readonly told: SortingPlan['told'];
}

/** Null when there is nothing among them that the project could use. */
function batchOf(app: App, { incoming, plan }: SortedFiles): Batch | null {
  const added: { item: Item; file: File }[] = [];
  const masks: IncomingFile[] = [];
  const first = app.store.getState().sequence + 1;
  incoming.forEach((entry, index) => {
    const { destination } = plan.files[index]!;
    if (destination === 'mask') masks.push(entry);
    const bin = binOf(destination);
    if (bin === null) return;
    const item = newItem(entry, bin, labelFor(destination), first + added.length);
    added.push({ item, file: entry.file });
  });
  return added.length + masks.length === 0 ? null : { added, masks, told: plan.told };
}

function newItem(
  { file, path }: IncomingFile,
  bin: Bin,
  label: Label | null,
  sequence: number,
): Item {
  const labelFrom: LabelOrigin | null = label === null ? null : 'set';
  return unscored({
    id: `i${sequence}`,
    bin,
    name: keptFileName(file.name),
    path: keptPath(path),
    bytes: file.size,
    sequence,
    label,
    labelFrom,
    flagged: false,
    comment: '',
    hasMask: false,
    problem: null,
    hash: null,
    image: null,
    pixels: null,
    sameAs: null,
    tookMs: null,
  });
}

function insert(app: App, { added, masks, told }: Batch): MaskChange | null {
  for (const { item, file } of added) {
    app.files.set(item.id, PhotoSource.of(file));
    app.liveItems.add(item);
  }
  app.liveItems.publish();
  const firstQuery = added.find(({ item }) => item.bin === 'query')?.item.id ?? null;
  if (added.length > 0) {
    app.store.setState((state) => ({
      sequence: state.sequence + added.length,
      paused: false,
      view: { ...state.view, selected: state.view.selected ?? firstQuery },
    }));
  }
  const change = addMasks(app, masks, told);
  if (added.length > 0) app.pipeline.kick();
  return change;
}
