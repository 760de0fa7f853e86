import { useState } from 'react';
import type { ItemId } from '../../core/project/item';
import { useAppState, useUiState } from '../shared/app-context';
import { selectReferenceIds } from '../shared/derived';

export interface ReferenceChoice {
  /** The reference that is laid over the picture; null without any. */
  readonly id: ItemId | null;
  readonly ids: readonly ItemId[];
  readonly choose: (id: ItemId) => void;
}

/** Which reference helps with framing: the person's own choice, else the first. */
export function useReferenceChoice(): ReferenceChoice {
  const ids = useAppState(selectReferenceIds);
  const compared = useUiState((state) => state.compareWith);
  const [chosen, choose] = useState<ItemId | null>(compared);
  const id = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);
  return { id, ids, choose };
}
