import { pairMasks } from '../../core/project/labels';
import type { Item, ItemId, Label } from '../../core/project/item';
import type { IncomingFile } from '../../ports';
import type { App } from '../app';
import { notify } from './notices';

/** Says what queries are, by a person's own eyes; null takes it back. References are passed over. */
export function setLabel(app: App, ids: readonly ItemId[], label: Label | null): void {
  const changed = queriesOf(app, ids).filter((item) => item.label !== label);
  if (changed.length === 0) return;
  const apply = (labelOf: (before: Item) => Label | null) => {
    for (const item of changed) app.items.patch(item.id, { label: labelOf(item) });
    app.items.publish();
  };
  app.history.run({
    name: 'label',
    redo: () => apply(() => label),
    undo: () => apply((before) => before.label),
  });
}

/** The same, but takes the label back where all of them have it already. */
export function toggleLabel(app: App, ids: readonly ItemId[], label: Label): void {
  const isSet = queriesOf(app, ids).every((item) => item.label === label);
  setLabel(app, ids, isSet ? null : label);
}

function queriesOf(app: App, ids: readonly ItemId[]): Item[] {
  return ids.flatMap((id) => {
    const item = app.items.get(id);
    return item?.bin === 'query' ? [item] : [];
  });
}

/**
 * Gives masks to their queries, new ones and those that have waited. A mask makes its query
 * defective unless it has a label. A mask without a query is named, and waits for one.
 */
export function addMasks(app: App, masks: readonly IncomingFile[]): void {
  const all = [...app.masks.unpaired, ...masks];
  if (all.length === 0) return;
  const queries = distinctQueries(app);
  const pairs = pairMasks(
    queries.map(([first]) => first!.path),
    all.map(({ path }) => path),
  );
  const isNew = new Set(masks);
  const unpaired: string[] = [];
  all.forEach((entry, index) => {
    const at = pairs[index]!;
    if (at !== null) return give(app, queries[at]!, entry);
    app.masks.wait(entry);
    if (isNew.has(entry)) unpaired.push(entry.path);
  });
  app.items.publish();
  if (unpaired.length > 0) notify(app, { kind: 'masks-unpaired', names: unpaired });
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

function give(app: App, items: readonly Item[], entry: IncomingFile): void {
  for (const { id, label } of items) {
    app.masks.set(id, entry);
    app.items.patch(id, { hasMask: true, label: label ?? 'defective' });
  }
}
