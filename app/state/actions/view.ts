import { colourMaps, type ColourMapId } from '../../core/heatmap/colour-map';
import { noFilter, type Filter } from '../../core/project/filter';
import type { ItemId } from '../../core/project/item';
import type { App } from '../app';
import { isListed, selectListedIds, selectSortedIds } from '../items/listed';
import type { Adjustment, SortKey, Theme, View, ViewMode } from '../store/store';

function change(app: App, view: Partial<View>): void {
  app.store.setState((state) => ({ view: { ...state.view, ...view } }));
}

/** Looks at a photo, in place of the evaluation when that is open. */
export function select(app: App, id: ItemId | null): void {
  change(app, { selected: id, selectedByHand: id !== null, evaluation: false });
}

/** Walks the listed queries in their present order; stops at the ends. */
export function selectStep(app: App, step: 1 | -1): void {
  const state = app.store.getState();
  const ids = selectSortedIds(state);
  const at = state.view.selected === null ? -1 : ids.indexOf(state.view.selected);
  const before = ids.slice(0, Math.max(0, at)).toReversed();
  const ahead = at < 0 || step === 1 ? ids.slice(at + 1) : before;
  const next = ahead.find((id) => isListed(state, state.items[id]!));
  if (next !== undefined) select(app, next);
}

/** Opens or closes the evaluation on the person's own labels; the empty page has none. */
export function showEvaluation(app: App, evaluation: boolean): void {
  change(app, { evaluation: evaluation && app.store.getState().order.length > 0 });
}

/** Changes parts of what the lists are narrowed to; looks at the first of them if at no other. */
export function setFilter(app: App, parts: Partial<Filter>): void {
  const { filter } = app.store.getState().view;
  change(app, { filter: { ...filter, ...parts } });
  const state = app.store.getState();
  const { selected } = state.view;
  if (selected !== null && state.items[selected] && isListed(state, state.items[selected])) return;
  const first = selectListedIds(state)[0];
  if (first !== undefined) change(app, { selected: first, selectedByHand: true });
}

/** Lists all queries again. */
export function clearFilter(app: App): void {
  setFilter(app, noFilter);
}

/** Gives up finding the regions of all queries: nothing goes by them any more. */
export function cancelSurvey(app: App): void {
  if (app.store.getState().view.sort === 'area') setSort(app, 'score');
  setFilter(app, { shapes: [] });
}

export function setSort(app: App, sort: SortKey): void {
  change(app, { sort });
}

export function setMode(app: App, mode: ViewMode): void {
  change(app, { mode });
}

/** @param opacity 0 to 1, clamped */
export function setOpacity(app: App, opacity: number): void {
  change(app, { opacity: Math.min(1, Math.max(0, opacity)) });
}

export const adjustmentRanges: Readonly<Record<keyof Adjustment, readonly [number, number]>> = {
  gamma: [0.3, 3],
  contrast: [0.5, 3],
  gain: [1, 16],
};

/** Changes how photos are shown; clamped to {@link adjustmentRanges}. */
export function adjustPhoto(app: App, changed: Partial<Adjustment>): void {
  const { adjustment } = app.store.getState().view;
  const clamp = (value: number, [least, most]: readonly [number, number]) =>
    Math.min(most, Math.max(least, value));
  const { gamma, contrast, gain } = { ...adjustment, ...changed };
  change(app, {
    adjustment: {
      gamma: clamp(gamma, adjustmentRanges.gamma),
      contrast: clamp(contrast, adjustmentRanges.contrast),
      gain: clamp(gain, adjustmentRanges.gain),
    },
  });
}

export function setColourMap(app: App, colourMap: ColourMapId): void {
  change(app, { colourMap });
  app.preferences.write('colour-map', colourMap);
}

export function setTheme(app: App, theme: Theme): void {
  change(app, { theme });
  app.preferences.write('theme', theme);
}

/** @param threshold image score from 0 to 2; null follows the suggested one */
export function setThreshold(app: App, threshold: number | null): void {
  const valid = threshold === null || (threshold > 0 && threshold <= 2);
  if (!valid) throw new RangeError(`setThreshold: above 0 and at most 2, got ${threshold}`);
  const before = app.store.getState().ownThreshold;
  if (threshold === before) return;
  app.history.run({
    name: 'threshold',
    photos: null,
    merges: true,
    redo: () => app.store.setState({ ownThreshold: threshold }),
    undo: () => app.store.setState({ ownThreshold: before }),
  });
}

/** Follows the threshold that `rate` of good parts reach; one set by hand goes. */
export function setFalseAlarmRate(app: App, rate: number): void {
  if (!(rate > 0 && rate < 0.5)) {
    throw new RangeError(`setFalseAlarmRate: above 0 and below 0.5, got ${rate}`);
  }
  const { falseAlarmRate, ownThreshold } = app.store.getState();
  if (rate === falseAlarmRate && ownThreshold === null) return;
  app.history.run({
    name: 'false-alarm-rate',
    photos: null,
    redo: () => app.store.setState({ falseAlarmRate: rate, ownThreshold: null }),
    undo: () => app.store.setState({ falseAlarmRate, ownThreshold }),
  });
}

/** View settings of the last visit; anything unknown is passed over. */
export function restorePreferences(app: App): void {
  const theme = app.preferences.read('theme');
  if (theme === 'dark' || theme === 'light' || theme === 'system') change(app, { theme });
  const stored = app.preferences.read('colour-map');
  const colourMap = colourMaps.find(({ id }) => id === stored);
  if (colourMap) change(app, { colourMap: colourMap.id });
}
