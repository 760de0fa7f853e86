import { memo, type MouseEvent } from 'react';
import { Flag, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ItemId } from '../../core/project/item';
import { useAppState, useUiState, useUiStore } from '../components/app-context';
import { startItemDrag } from '../components/drag-items';
import { Thumbnail } from '../components/thumbnail';
import { itemLabel } from '../words/item';
import { optionId } from '../components/use-item-list';

interface ReferenceTileProps {
  readonly id: ItemId;
  readonly position: number;
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly sidePx: number;
  readonly onClick: (id: ItemId, event: MouseEvent) => void;
  readonly onMenu: (id: ItemId, event: MouseEvent) => void;
}

export const ReferenceTile = memo(function ReferenceTile(props: ReferenceTileProps) {
  const { id, position, count, left, top, sidePx, onClick, onMenu } = props;
  const ui = useUiStore();
  const item = useAppState((state) => state.items[id]);
  const current = useAppState((state) => state.view.selected === id);
  const marked = useUiState((state) => state.marks.ids.has(id));
  if (!item) return null;
  const failed = item.status === 'failed';
  const label = itemLabel(item, null);
  return (
    <div
      id={optionId('references', id)}
      role="option"
      aria-selected={marked || current}
      aria-label={label}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={-1}
      className="tile"
      data-current={current}
      data-marked={marked}
      data-pending={item.status === 'waiting' || item.status === 'working'}
      title={failed ? label : item.path}
      style={{ transform: `translate(${left}px, ${top}px)`, width: sidePx, height: sidePx }}
      draggable
      onDragStart={(event) => startItemDrag(event, ui, id)}
      onClick={(event) => onClick(id, event)}
      onContextMenu={(event) => onMenu(id, event)}
      onKeyDown={undefined}
    >
      <Thumbnail id={id} />
      {item.flagged && <Flag className="tile-mark tile-flag" aria-hidden />}
      {failed && <TriangleAlert className="tile-mark tile-failed" aria-hidden />}
      {item.status === 'working' && <LoaderCircle className="tile-mark spinning" aria-hidden />}
    </div>
  );
});
