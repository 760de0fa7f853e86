import {
  ArrowRightLeft,
  ChevronLeft,
  ChevronRight,
  Eraser,
  Flag,
  LayoutGrid,
  MessageSquare,
  PanelBottom,
  RotateCcw,
  TextSearch,
  Trash2,
} from 'lucide-react';
import type { ItemId } from '../../core/project/item';
import { labels, type Label } from '../../core/project/label-kinds';
import { retryItems } from '../../state/actions/items';
import { setLabel, toggleFlag, toggleLabel } from '../../state/actions/labels';
import { selectStep } from '../../state/actions/view';
import type { App } from '../../state/app';
import { plural } from '../words/format';
import { labelLooks } from '../words/label-kinds';
import { itemsInHand, moveTo, removeAndStep } from '../shared/item-actions';
import { isStripShown, startSearch, toggleGrid, toggleStrip } from '../shared/list-actions';
import type { UiStore } from '../shared/ui-store';
import { layoutNow } from '../kit/use-media';
import type { Command } from './command';

const hasPhotos = (app: App) => app.store.getState().order.length > 0;
/** The evaluation is read with the arrow keys. */
const canWalk = (app: App) => hasPhotos(app) && !app.store.getState().view.evaluation;

const walk = (step: 1 | -1, keys: readonly string[]): Command => ({
  label: step === 1 ? 'Next photo' : 'Previous photo',
  icon: step === 1 ? ChevronRight : ChevronLeft,
  keys,
  group: 'Walk',
  isEnabled: canWalk,
  run: (app) => selectStep(app, step),
});

/** Where there is something to see. */
export const walkCommands = {
  next: walk(1, ['ArrowRight', 'd', 'ArrowDown']),
  previous: walk(-1, ['ArrowLeft', 'a', 'ArrowUp']),
  search: {
    label: 'Search photos',
    icon: TextSearch,
    keys: ['/'],
    group: 'Walk',
    isEnabled: hasPhotos,
    run: (_, ui) => startSearch(ui, layoutNow()),
  },
  grid: {
    label: 'Grid of all photos',
    icon: LayoutGrid,
    keys: ['g'],
    group: 'Walk',
    isEnabled: hasPhotos,
    isOn: (_, ui) => ui.getState().grid,
    run: toggleGrid,
  },
  strip: {
    label: 'Film strip',
    icon: PanelBottom,
    keys: ['s'],
    group: 'Walk',
    isEnabled: hasPhotos,
    isOn: (_, ui) => isStripShown(ui.getState().strip, layoutNow()),
    run: (_, ui) => toggleStrip(ui, layoutNow()),
  },
} satisfies Readonly<Record<string, Command>>;

const queriesInHand = (app: App, ui: UiStore): readonly ItemId[] =>
  itemsInHand(app, ui).filter((id) => app.liveItems.get(id)?.bin === 'query');
const hasInHand = (app: App, ui: UiStore) => itemsInHand(app, ui).length > 0;
/** ` 3 photos`, or nothing for one alone. */
const many = (ids: readonly ItemId[]) => (ids.length > 1 ? ` ${plural(ids.length, 'photo')}` : '');

function judge(label: Label): Command {
  const { name, key, mark, effect } = labelLooks[label];
  const word = name.toLowerCase();
  return {
    label: `Label ${word}`,
    title: (app, ui) => `Label${many(queriesInHand(app, ui))} ${word}`,
    about: effect,
    icon: mark,
    keys: [key],
    group: 'Judge',
    isEnabled: (app, ui) => queriesInHand(app, ui).length > 0,
    isOn: (app, ui) => {
      const ids = queriesInHand(app, ui);
      return ids.length > 0 && ids.every((id) => app.liveItems.get(id)?.label === label);
    },
    run: (app, ui) => toggleLabel(app, queriesInHand(app, ui), label),
  };
}

/** One for each kind of label, under its id. */
const labelCommands = Object.fromEntries(labels.map((label) => [label, judge(label)])) as Readonly<
  Record<Label, Command>
>;

/** Label, flag and comment commands for the marked photos, else for the selected one. */
export const judgeCommands = {
  ...labelCommands,
  'clear-label': {
    label: 'Clear label',
    title: (app, ui) => (queriesInHand(app, ui).length > 1 ? 'Clear labels' : 'Clear label'),
    icon: Eraser,
    keys: ['Backspace'],
    group: 'Judge',
    isEnabled: (app, ui) =>
      queriesInHand(app, ui).some((id) => app.liveItems.get(id)?.label != null),
    run: (app, ui) => setLabel(app, queriesInHand(app, ui), null),
  },
  flag: {
    label: 'Flag',
    title: (app, ui) => `Flag${many(itemsInHand(app, ui))}`,
    about: 'To come back to it; once more takes it back',
    icon: Flag,
    keys: ['f'],
    group: 'Judge',
    isEnabled: hasInHand,
    isOn: (app, ui) =>
      hasInHand(app, ui) && itemsInHand(app, ui).every((id) => app.liveItems.get(id)?.flagged),
    run: (app, ui) => toggleFlag(app, itemsInHand(app, ui)),
  },
  comment: {
    label: 'Comment',
    icon: MessageSquare,
    keys: ['c'],
    group: 'Judge',
    isEnabled: (app) => app.store.getState().view.selected !== null,
    run: (_, ui) => {
      if (layoutNow() !== 'wide') ui.setState({ sheet: 'details' });
      ui.setState({ commenting: true });
    },
  },
  'other-bin': {
    label: 'Use as reference, or inspect',
    title: (app, ui) => otherBinWords(app, ui),
    about: 'This is a good part: all others are compared with it too, on trial',
    icon: ArrowRightLeft,
    keys: ['r'],
    group: 'Judge',
    isEnabled: hasInHand,
    run: (app, ui) => moveTo(app, itemsInHand(app, ui), otherBin(app, ui)),
  },
  remove: {
    label: 'Remove',
    title: (app, ui) => `Remove${many(itemsInHand(app, ui))}`,
    icon: Trash2,
    keys: ['Delete'],
    group: 'Judge',
    isEnabled: hasInHand,
    run: (app, ui) => removeAndStep(app, ui, itemsInHand(app, ui)),
  },
  retry: {
    label: 'Try again',
    title: (app, ui) => `Try${many(failedInHand(app, ui))} again`,
    icon: RotateCcw,
    keys: [],
    group: 'Judge',
    isEnabled: (app, ui) => failedInHand(app, ui).length > 0,
    run: (app, ui) => retryItems(app, failedInHand(app, ui)),
  },
} satisfies Readonly<Record<string, Command>>;

const failedInHand = (app: App, ui: UiStore): readonly ItemId[] =>
  itemsInHand(app, ui).filter((id) => app.liveItems.get(id)?.status === 'failed');

/** Where the photos in hand would go: all to where the first of them is not. */
function otherBin(app: App, ui: UiStore): 'reference' | 'query' {
  const [first] = itemsInHand(app, ui);
  return first && app.liveItems.get(first)?.bin === 'reference' ? 'query' : 'reference';
}

function otherBinWords(app: App, ui: UiStore): string {
  const ids = many(itemsInHand(app, ui));
  return otherBin(app, ui) === 'query'
    ? `Inspect${ids || ' it'}`
    : `Use${ids || ' it'} as reference`;
}
