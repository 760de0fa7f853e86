import type { Item, ItemId } from '../../core/project/item';
import type { Label, LabelOrigin } from '../../core/project/label-kinds';
import { filePath, isPhotoName } from '../../core/sorting/file-path';
import { isMaskStem } from '../../core/sorting/mask-names';
import { pairMasks } from '../../core/sorting/pair-masks';
import { masksIn, photoMask, type IncomingFile, type PhotoMask } from '../../ports/files';
import type { App } from '../app';
import { readMasks } from '../items/read-masks';
import { notify } from '../store/notify';

/** A change of masks, to be taken back. */
export interface MaskChange {
  readonly before: MaskState;
  readonly after: MaskState;
}

interface MaskState {
  readonly given: readonly Given[];
  readonly unpaired: readonly IncomingFile[];
}

interface Given {
  readonly id: ItemId;
  readonly mask: PhotoMask | null;
  readonly label: Label | null;
  readonly labelFrom: LabelOrigin | null;
}

/**
 * Gives masks to their photos, new ones and those that have waited; several of one photo are
 * united. A photo without a label has the one that its masks say once they are read: defective, or
 * good when they mark nothing. A mask without a photo is named, and waits for one.
 *
 * @param told photos by path of their mask, as a table says
 */
export function addMasks(
  app: App,
  masks: readonly IncomingFile[],
  told: ReadonlyMap<string, string> = new Map(),
): MaskChange | null {
  const all = [...app.masks.unpaired, ...masks];
  if (all.length === 0) return null;
  const change = paired(app, all, told);
  applyMasks(app, change.after);
  const isNew = new Set(masks);
  const missing = change.after.unpaired.filter((entry) => isNew.has(entry));
  if (missing.length > 0) {
    notify(app, { kind: 'masks-unpaired', names: missing.map(({ path }) => path) });
  }
  return change;
}

/** A photo that files are dropped on. */
export interface MaskTarget {
  readonly id: ItemId;
  /** Whether masks are asked for there, so that nothing else can be meant. */
  readonly isAsked: boolean;
}

/** Whether files that are dropped on a photo are masks of it. */
export function areMasksFor(
  app: App,
  { id, isAsked }: MaskTarget,
  files: readonly IncomingFile[],
): boolean {
  if (app.liveItems.get(id)?.bin !== 'query' || files.length === 0) return false;
  const waiting = new Set(app.masks.unpaired.map(({ file }) => file.name));
  return files
    .map(({ path }) => filePath(path))
    .every((file) => {
      const isMask = isAsked || isMaskStem(file.stem) || waiting.has(file.name);
      return file.folders.length === 0 && isPhotoName(file) && isMask;
    });
}

/** Gives masks to a photo by hand, beside those that it has; they need not have waited. */
export function giveMasks(app: App, id: ItemId, masks: readonly IncomingFile[]): void {
  const item = app.liveItems.get(id);
  if (item?.bin !== 'query' || masks.length === 0) return;
  const own = givenTo(app, item);
  const before: MaskState = { given: [own], unpaired: app.masks.unpaired };
  const after: MaskState = {
    given: [withMore(own, masks)],
    unpaired: before.unpaired.filter((entry) => !isAmong(entry, masks, before.unpaired)),
  };
  run(app, 'mask', { before, after });
}

/** Takes the masks of a photo away; its label stays. */
export function takeMasks(app: App, id: ItemId): void {
  const item = app.liveItems.get(id);
  if (!item?.hasMask) return;
  const { unpaired } = app.masks;
  const own = givenTo(app, item);
  run(app, 'unmask', {
    before: { given: [own], unpaired },
    after: { given: [{ ...own, mask: null }], unpaired },
  });
}

/** Lets go of masks that no photo is here for. */
export function dropMasks(app: App, paths: readonly string[]): void {
  const gone = new Set(paths);
  const { unpaired } = app.masks;
  const left = unpaired.filter(({ path }) => !gone.has(path));
  if (left.length === unpaired.length) return;
  run(app, 'unmask', { before: { given: [], unpaired }, after: { given: [], unpaired: left } });
}

/** Whether a mask that waits is given: dropped again it has no folders, and its name has to be enough. */
function isAmong(
  { path, file }: IncomingFile,
  given: readonly IncomingFile[],
  waiting: readonly IncomingFile[],
): boolean {
  if (given.some((mask) => mask.path === path)) return true;
  const isOnly = waiting.filter((other) => other.file.name === file.name).length === 1;
  return isOnly && given.some((mask) => mask.path === file.name);
}

function run(app: App, name: 'mask' | 'unmask', { before, after }: MaskChange): void {
  app.history.run({
    name,
    photos: null,
    redo: () => applyMasks(app, after),
    undo: () => applyMasks(app, before),
  });
}

/** Makes masks, and the labels that came with them, as they are in one state of a change. */
export function applyMasks(app: App, { given, unpaired }: MaskState): void {
  for (const { id, mask, label, labelFrom } of given) {
    if (!app.liveItems.get(id)) continue;
    if (mask) app.masks.set(id, mask);
    else app.masks.delete(id);
    app.liveItems.patch(id, { hasMask: mask !== null, label, labelFrom });
  }
  app.masks.waitOnlyFor(unpaired);
  app.liveItems.publish();
  void readMasks(
    app,
    given.map(({ id }) => id),
  );
}

function paired(
  app: App,
  all: readonly IncomingFile[],
  told: ReadonlyMap<string, string>,
): MaskChange {
  const queries = distinctQueries(app);
  const pairs = pairMasks(
    queries.map(([first]) => first!.path),
    all.map(({ path }) => path),
    told,
  );
  const before = new Map<ItemId, Given>();
  const after = new Map<ItemId, Given>();
  const unpaired: IncomingFile[] = [];
  const byQuery = new Map<number, IncomingFile[]>();
  all.forEach((mask, index) => {
    const at = pairs[index]!;
    if (at === null) unpaired.push(mask);
    else byQuery.set(at, [...(byQuery.get(at) ?? []), mask]);
  });
  for (const [at, masks] of byQuery) {
    for (const item of queries[at]!) {
      const own = givenTo(app, item);
      before.set(item.id, own);
      after.set(item.id, withMore(own, masks));
    }
  }
  return {
    before: { given: [...before.values()], unpaired: app.masks.unpaired },
    after: { given: [...after.values()], unpaired },
  };
}

function givenTo(app: App, { id, label, labelFrom }: Item): Given {
  return { id, mask: app.masks.get(id), label, labelFrom };
}

/** A label that came from the masks up to now is found again from all of them. */
function withMore({ id, mask, ...label }: Given, masks: readonly IncomingFile[]): Given {
  const kept = label.labelFrom === 'mask' ? { label: null, labelFrom: null } : label;
  return { id, mask: united(mask, masks), ...kept };
}

/** A mask takes the place of one of its own name; each path counts once. */
function united(before: PhotoMask | null, masks: readonly IncomingFile[]): PhotoMask | null {
  const named = new Set(masks.map(({ file }) => file.name));
  const stay = before ? masksIn(before).filter(({ file }) => !named.has(file.name)) : [];
  const byPath = new Map([...stay, ...masks].map((mask) => [mask.path, mask]));
  return photoMask([...byPath.values()]);
}

/** A folder that is dropped again has every file twice, until the doubles are found out. */
function distinctQueries(app: App): Item[][] {
  const byFile = new Map<string, Item[]>();
  for (const item of app.liveItems.values()) {
    if (item.bin !== 'query') continue;
    const key = `${item.bytes} ${item.path}`;
    const same = byFile.get(key);
    if (same) same.push(item);
    else byFile.set(key, [item]);
  }
  return [...byFile.values()];
}
