import type { CSSProperties, DragEvent, ReactNode } from 'react';
import type { Item, ItemId } from '../../core/project/item';
import { useAppState, useUiState } from '../shared/app-context';
import { optionId, type ListName, type OptionPlace } from './use-item-list';

interface ListOptionProps extends OptionPlace {
  readonly list: ListName;
  readonly id: ItemId;
  readonly label: string;
  readonly title: string;
  readonly className: string;
  readonly current: boolean;
  readonly marked: boolean;
  readonly isFailed?: boolean;
  readonly isPending?: boolean;
  readonly style?: CSSProperties;
  /** Default: it stays where it is. */
  readonly onDragStart?: (event: DragEvent) => void;
  readonly onDoubleClick?: () => void;
  readonly children: ReactNode;
}

/** One item of a list, whatever it looks like. The list has the focus and the keys. */
export function ListOption(props: ListOptionProps) {
  const { list, id, label, position, count, current, marked, children, ...rest } = props;
  const { isFailed, isPending, onClick, onMenu, onDragStart, ...shown } = rest;
  return (
    <div
      {...shown}
      id={optionId(list, id)}
      role="option"
      aria-selected={marked || current}
      aria-label={label}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={-1}
      data-item={id}
      data-current={current}
      data-marked={marked}
      data-failed={isFailed}
      data-pending={isPending}
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
      onClick={(event) => onClick(id, event)}
      onContextMenu={(event) => onMenu(id, event)}
      onKeyDown={undefined}
    >
      {children}
    </div>
  );
}

/** Item of a list option; updates only when the item changes, null once it is removed. */
export function useListed(id: ItemId): {
  readonly item: Item | undefined;
  readonly current: boolean;
  readonly marked: boolean;
} {
  const item = useAppState((state) => state.items[id]);
  const current = useAppState((state) => state.view.selected === id);
  const marked = useUiState((state) => state.marks.ids.has(id));
  return { item, current, marked };
}
