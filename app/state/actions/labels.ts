import type { Item, ItemId } from '../../core/project/item';
import type { Label } from '../../core/project/label-kinds';
import { checkedText } from '../../core/saved/limit-text';
import { MOST_COMMENT } from '../../core/saved/limits';
import type { App } from '../app';

/** Says what queries are, by a person's own eyes; null takes it back. References are passed over. */
export function setLabel(app: App, ids: readonly ItemId[], label: Label | null): void {
  const changed = queriesOf(app, ids).filter((item) => item.label !== label);
  const labelFrom = label === null ? null : 'person';
  patchAll(app, 'label', changed, { label, labelFrom }, (before) => ({
    label: before.label,
    labelFrom: before.labelFrom,
  }));
}

/** The same, but takes the label back where all of them have it already. */
export function toggleLabel(app: App, ids: readonly ItemId[], label: Label): void {
  const isSet = queriesOf(app, ids).every((item) => item.label === label);
  setLabel(app, ids, isSet ? null : label);
}

/** Sets photos apart to come back to; takes the flags back where all of them have one. */
export function toggleFlag(app: App, ids: readonly ItemId[]): void {
  const items = itemsOf(app, ids);
  const flagged = !items.every((item) => item.flagged);
  const changed = items.filter((item) => item.flagged !== flagged);
  const name = flagged ? 'flag' : 'unflag';
  patchAll(app, name, changed, { flagged }, () => ({ flagged: !flagged }));
}

/**
 * Notes a person's own words on a photo; white space around them is cut off.
 *
 * @throws RangeError for more than {@link MOST_COMMENT} characters.
 */
export function setComment(app: App, id: ItemId, text: string): void {
  const comment = checkedText('setComment', text.trim(), MOST_COMMENT);
  const changed = itemsOf(app, [id]).filter((item) => item.comment !== comment);
  patchAll(app, 'comment', changed, { comment }, ({ comment: before }) => ({ comment: before }));
}

/** One change of several photos; what changes nothing is none. */
function patchAll(
  app: App,
  name: 'label' | 'flag' | 'unflag' | 'comment',
  changed: readonly Item[],
  facts: Partial<Item>,
  factsBefore: (before: Item) => Partial<Item>,
): void {
  if (changed.length === 0) return;
  const apply = (factsOf: (before: Item) => Partial<Item>) => {
    for (const item of changed) app.liveItems.patch(item.id, factsOf(item));
    app.liveItems.publish();
  };
  app.history.run({
    name,
    photos: changed.length,
    redo: () => apply(() => facts),
    undo: () => apply(factsBefore),
  });
}

function queriesOf(app: App, ids: readonly ItemId[]): Item[] {
  return itemsOf(app, ids).filter((item) => item.bin === 'query');
}

function itemsOf(app: App, ids: readonly ItemId[]): Item[] {
  return ids.flatMap((id) => app.liveItems.get(id) ?? []);
}
