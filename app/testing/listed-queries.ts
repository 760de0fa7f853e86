import type { Item } from '../core/project/item';
import { createAppStore, initialState, type AppState } from '../state/store/store';

/** One literal: timed tests would measure spreading. An inspected query whose score, name and place follow from its number. */
export function query(sequence: number, facts: Partial<Item> = {}): Item {
  return {
    id: `i${sequence}`,
    bin: 'query',
    bytes: 1,
    sequence,
    label: null,
    labelFrom: null,
    flagged: false,
    comment: '',
    hasMask: false,
    hash: null,
    pixels: null,
    sameAs: null,
    tookMs: null,
    name: `${sequence}.png`,
    path: `test/${sequence % 7}/Teil-ä-${(sequence * 7919) % 10_007}.png`,
    status: 'done',
    problem: null,
    image: { width: 10, height: 10 },
    score: ((sequence * 7919) % 10_007) / 10_007,
    scoredAgainst: 1,
    bankVersion: 1,
    ...facts,
  };
}

/** A project of such queries. */
export function stateOf(items: readonly Item[], view: Partial<AppState['view']> = {}): AppState {
  return createAppStore({
    items: Object.fromEntries(items.map((item) => [item.id, item])),
    order: items.map(({ id }) => id),
    ownThreshold: 0.5,
    view: { ...initialState.view, ...view },
  }).getState();
}
