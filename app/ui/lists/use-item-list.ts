import { useEffect, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { ItemId } from '../../core/project/item';
import { select } from '../../state/actions/view';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { itemsInHand, removeAndStep } from '../shared/item-actions';
import { markAt, type Modifiers } from '../shared/multi-selection';
import { useStable } from '../kit/use-stable';

export interface MenuAt {
  readonly x: number;
  readonly y: number;
  readonly id: ItemId;
}

/** The lists of the page: each has elements of its own for the same items. */
export type ListName = 'references' | 'queries' | 'grid' | 'strip';

/** Where an item stands in its list, and what is told of clicks on it. */
export interface OptionPlace {
  readonly position: number;
  readonly count: number;
  readonly onClick: (id: ItemId, event: MouseEvent) => void;
  readonly onMenu: (id: ItemId, event: MouseEvent) => void;
}

interface ListOptions {
  readonly list: ListName;
  readonly ids: readonly ItemId[];
  /** Items side by side: 1 in a list, more in a grid. */
  readonly columns: number;
  readonly scrollTo: (index: number) => void;
  /** After a click on an item. */
  readonly onChosen?: (() => void) | undefined;
}

/** Index that a key leads to, or null for keys that do not walk. */
export function stepTo(key: string, at: number, columns: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ArrowRight: 1,
    ArrowLeft: -1,
    PageDown: columns * 8,
    PageUp: -columns * 8,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  if (at < 0) return 0;
  return Math.min(count - 1, Math.max(0, at + step));
}

/** Selection by mouse and keyboard in one of the lists. */
export function useItemList({ list, ids, columns, scrollTo, onChosen }: ListOptions) {
  const app = useApp();
  const ui = useUiStore();
  const current = useAppState((state) => state.view.selected);
  const at = current === null ? -1 : ids.indexOf(current);
  const [menu, setMenu] = useState<MenuAt | null>(null);

  useEffect(() => {
    if (at >= 0) scrollTo(at);
    // Only when another item is looked at: a list that re-sorts itself stays where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  const goTo = (id: ItemId, modifiers: Modifiers) => {
    ui.setState((state) => ({ marks: markAt(state.marks, ids, id, modifiers) }));
    // Who chooses a photo wants to see it, not the camera.
    ui.setState({ camera: null });
    select(app, id);
  };
  const onClick = useStable((id: ItemId, event: MouseEvent) => {
    focusList(event);
    goTo(id, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey });
    onChosen?.();
  });
  const onMenu = useStable((id: ItemId, event: MouseEvent) => {
    event.preventDefault();
    focusList(event);
    if (!ui.getState().marks.ids.has(id)) goTo(id, { range: false, toggle: false });
    setMenu({ x: event.clientX, y: event.clientY, id });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepTo(event.key, at, columns, ids.length);
    if (next !== null && !event.altKey) {
      goTo(ids[next]!, { range: event.shiftKey, toggle: false });
      // The end of the list is already looked at, but may be out of sight.
      if (next === at) scrollTo(next);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      ui.setState({ marks: { ids: new Set(ids), anchor: ids[0] ?? null } });
    } else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) {
      removeAndStep(app, ui, itemsInHand(app, ui));
    } else if (
      (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) &&
      at >= 0
    ) {
      const box = document.getElementById(optionId(list, ids[at]!))?.getBoundingClientRect();
      if (box) setMenu({ x: box.left + 24, y: box.bottom - 8, id: ids[at]! });
    } else return;
    event.preventDefault();
  };
  return {
    at,
    menu,
    closeMenu: () => setMenu(null),
    onKeyDown,
    /** Props of an option: its position in the list and its click handler. */
    placeOf: (index: number): OptionPlace => ({
      position: index + 1,
      count: ids.length,
      onClick,
      onMenu,
    }),
    activeOption: at >= 0 ? optionId(list, ids[at]!) : undefined,
  };
}

/** The list has the focus, not the row, which may leave the page at any time. */
function focusList({ currentTarget }: MouseEvent): void {
  const list = currentTarget.closest<HTMLElement>('[role="listbox"]');
  list?.focus({ preventScroll: true });
}

/** Element id of an item's row in a list. */
export function optionId(list: ListName, id: ItemId): string {
  return `${list}-${id}`;
}
