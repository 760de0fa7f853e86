import { useMemo } from 'react';
import type { Item, ItemId } from '../../core/project/item';
import { nearestShares } from '../../state/results/nearest-shares';
import { useApp, useAppState, useUiState } from '../shared/app-context';

/** The reference a photo is compared with, or the reason for none. */
export interface Comparison {
  readonly reference: Item | null;
  /** The reference that most of the photo was found in; null before it was looked for. */
  readonly mostAlike: Item | null;
  /** One plain sentence; null with a reference. */
  readonly why: string | null;
}

/** The reference that was chosen, else the one most alike. */
export function useReference(item: Item): Comparison {
  const app = useApp();
  const scores = app.scores.get(item.id);
  const nearest = useMemo(() => (scores ? nearestShares(scores, 1)[0]?.id : undefined), [scores]);
  const chosen = useUiState((state) => state.compareWith);
  const own = useAppState((state) => referenceOf(state.items, chosen));
  const mostAlike = useAppState((state) => referenceOf(state.items, nearest));
  const isAny = useAppState((state) =>
    state.order.some((id) => state.items[id]?.bin === 'reference'),
  );
  const isQuery = item.bin === 'query';
  const reference = isQuery ? (own ?? mostAlike) : null;
  return useMemo(() => {
    const why = reference ? null : whyNone(isQuery, isAny);
    return { reference, mostAlike, why };
  }, [reference, mostAlike, isQuery, isAny]);
}

function referenceOf(
  items: Readonly<Record<ItemId, Item>>,
  id: ItemId | null | undefined,
): Item | null {
  const item = id ? items[id] : undefined;
  return item?.bin === 'reference' ? item : null;
}

function whyNone(isQuery: boolean, isAny: boolean): string {
  if (!isQuery) return 'This is a reference: only photos to inspect are held against one.';
  if (!isAny) return 'There is no reference to compare with yet.';
  return 'The reference most alike is known once this photo has been inspected.';
}
