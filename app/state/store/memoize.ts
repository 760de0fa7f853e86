import type { AppState } from './store';

/**
 * Keeps the last result while what it was made from is the same, so that many subscribers cost
 * one computation a change.
 *
 * @param same whether a new result may be passed over for the last one
 */
export function memoize<T, State = AppState>(
  inputs: (state: State) => readonly unknown[],
  compute: (state: State) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (state: State) => T {
  let last: { inputs: readonly unknown[]; value: T } | null = null;
  let seen: State | null = null;
  return (state) => {
    // Asked for each of 10,000 items of one state, inputs would cost more than the rest.
    if (last && state === seen) return last.value;
    const now = inputs(state);
    const before = last;
    if (before && now.every((input, i) => Object.is(input, before.inputs[i]))) {
      seen = state;
      return before.value;
    }
    const computed = compute(state);
    const value = before && same(before.value, computed) ? before.value : computed;
    last = { inputs: now, value };
    seen = state;
    return value;
  };
}
