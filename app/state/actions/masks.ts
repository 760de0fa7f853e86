import { pairMasks } from '../../core/project/labels';
import type { Item, ItemId, Label } from '../../core/project/item';
import type { IncomingFile } from '../../ports/files';
import type { App } from '../app';
import { notify } from '../store/notify';

/** What masks have changed, to be taken back. */
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
  readonly mask: IncomingFile | null;
  readonly label: Label | null;
}

/**
 * Gives masks to their queries, new ones and those that have waited. A mask makes its query
 * defective unless it has a label. A mask without a query is named, and waits for one.
 */
export function addMasks(app: App, masks: readonly IncomingFile[]): MaskChange | null {
  const all = [...app.masks.unpaired, ...masks];
  if (all.length === 0) return null;
  const change = paired(app, all);
  applyMasks(app, change.after);
  const isNew = new Set(masks);
  const missing = change.after.unpaired.filter((entry) => isNew.has(entry));
  if (missing.length > 0) {
    notify(app, { kind: 'masks-unpaired', names: missing.map(({ path }) => path) });
  }
  return change;
}

/** Makes masks, and the labels that came with them, as they are in one state of a change. */
export function applyMasks(app: App, { given, unpaired }: MaskState): void {
  for (const { id, mask, label } of given) {
    if (!app.items.get(id)) continue;
    if (mask) app.masks.set(id, mask);
    else app.masks.delete(id);
    app.items.patch(id, { hasMask: mask !== null, label });
  }
  app.masks.waitOnlyFor(unpaired);
  app.items.publish();
}

function paired(app: App, all: readonly IncomingFile[]): MaskChange {
  const queries = distinctQueries(app);
  const pairs = pairMasks(
    queries.map(([first]) => first!.path),
    all.map(({ path }) => path),
  );
  const before = new Map<ItemId, Given>();
  const after = new Map<ItemId, Given>();
  const unpaired: IncomingFile[] = [];
  all.forEach((mask, index) => {
    const at = pairs[index]!;
    if (at === null) unpaired.push(mask);
    for (const { id, label } of at === null ? [] : queries[at]!) {
      before.set(id, { id, mask: app.masks.get(id), label });
      after.set(id, { id, mask, label: label ?? 'defective' });
    }
  });
  return {
    before: { given: [...before.values()], unpaired: app.masks.unpaired },
    after: { given: [...after.values()], unpaired },
  };
}

/** A folder that is dropped again has every file twice, until the doubles are found out. */
function distinctQueries(app: App): Item[][] {
  const byFile = new Map<string, Item[]>();
  for (const item of app.items.values()) {
    if (item.bin !== 'query') continue;
    const key = `${item.bytes} ${item.path}`;
    const same = byFile.get(key);
    if (same) same.push(item);
    else byFile.set(key, [item]);
  }
  return [...byFile.values()];
}
