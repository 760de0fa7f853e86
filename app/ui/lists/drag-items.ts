import type { DragEvent as ReactDragEvent } from 'react';
import type { ItemId } from '../../core/project/item';
import { targetsOf } from '../shared/multi-selection';
import type { UiStore } from '../shared/ui-store';

const TYPE = 'application/x-oddspot-items';

/** Dragging rows from one list to the other; files from outside are another matter. */
export function startItemDrag(event: ReactDragEvent, ui: UiStore, id: ItemId): void {
  const ids = targetsOf(ui.getState().marks, id);
  event.dataTransfer.setData(TYPE, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'move';
}

export function carriesItems(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(TYPE) ?? false;
}

export function droppedItems(event: DragEvent): readonly ItemId[] {
  const ids: unknown = JSON.parse(event.dataTransfer?.getData(TYPE) || '[]');
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
