import type { ItemId } from '../../core/project/item';

/** Rows marked for a common action, and the one from which Shift extends. */
export interface MarkedRows {
  readonly ids: ReadonlySet<ItemId>;
  readonly anchor: ItemId | null;
}

export const noneMarked: MarkedRows = { ids: new Set(), anchor: null };

export interface Modifiers {
  readonly range: boolean;
  readonly toggle: boolean;
}

/** Marks after a click or a step onto `id`; `ids` is the list in its present order. */
export function markAt(
  marks: MarkedRows,
  ids: readonly ItemId[],
  id: ItemId,
  { range, toggle }: Modifiers,
): MarkedRows {
  const from = marks.anchor === null ? -1 : ids.indexOf(marks.anchor);
  if (range && from >= 0) {
    const to = ids.indexOf(id);
    const span = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { ids: new Set(toggle ? [...marks.ids, ...span] : span), anchor: marks.anchor };
  }
  if (!toggle) return { ids: new Set([id]), anchor: id };
  // The other list's marks do not mix with this one's.
  const kept = new Set(ids.filter((other) => marks.ids.has(other)));
  if (!kept.delete(id)) kept.add(id);
  return { ids: kept, anchor: id };
}

/** Targets of an action on `id`: all marked rows if `id` is one of them, else `id` alone. */
export function targetsOf(marks: MarkedRows, id: ItemId): readonly ItemId[] {
  return marks.ids.has(id) ? [...marks.ids] : [id];
}

/** The item to look at once `gone` have left: the next that stays, else the one before. */
export function neighbourAfter(
  ids: readonly ItemId[],
  current: ItemId,
  gone: ReadonlySet<ItemId>,
): ItemId | null {
  const at = ids.indexOf(current);
  const after = ids.slice(at + 1).find((id) => !gone.has(id));
  return after ?? ids.slice(0, Math.max(0, at)).findLast((id) => !gone.has(id)) ?? null;
}
