import { memo, type MouseEvent } from 'react';
import type { ItemId } from '../../core/project/item';
import { selectVerdict } from '../../state/selectors';
import { useAppState, useUiState, useUiStore } from '../components/app-context';
import { startItemDrag } from '../components/drag-items';
import { formatScore } from '../components/format';
import { ItemMarks } from '../components/item-marks';
import { RegionNote } from '../components/region-note';
import { Thumbnail } from '../components/thumbnail';
import { optionId } from '../components/use-item-list';
import { VerdictIcon } from '../components/verdict-mark';
import { itemLabel, secondLine } from '../words/item';

interface GridTileProps {
  readonly id: ItemId;
  readonly position: number;
  readonly count: number;
  readonly onClick: (id: ItemId, event: MouseEvent) => void;
  readonly onMenu: (id: ItemId, event: MouseEvent) => void;
  readonly onOpen: () => void;
}

/** One query in the grid; redrawn only when its own item, mark or place changes. */
export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { id, position, count, onClick, onMenu, onOpen } = props;
  const ui = useUiStore();
  const item = useAppState((state) => state.items[id]);
  const verdict = useAppState((state) => (item ? selectVerdict(state, item) : null));
  const current = useAppState((state) => state.view.selected === id);
  const marked = useUiState((state) => state.marks.ids.has(id));
  if (!item) return null;
  return (
    <div
      id={optionId('grid', id)}
      role="option"
      aria-selected={marked || current}
      aria-label={itemLabel(item, verdict)}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={-1}
      className="grid-tile"
      data-current={current}
      data-marked={marked}
      data-failed={item.status === 'failed'}
      title={item.path}
      draggable
      onDragStart={(event) => startItemDrag(event, ui, id)}
      onClick={(event) => onClick(id, event)}
      onDoubleClick={onOpen}
      onContextMenu={(event) => onMenu(id, event)}
      onKeyDown={undefined}
    >
      <span className="grid-picture">
        <Thumbnail key={id} id={id} />
      </span>
      <span className="grid-name">{item.name}</span>
      <span className="grid-result">
        {verdict && <VerdictIcon verdict={verdict} size={14} />}
        <b>{item.score === null ? secondLine(item) : formatScore(item.score)}</b>
        <RegionNote item={item} />
        <span className="grid-marks">
          <ItemMarks item={item} size={14} />
        </span>
      </span>
    </div>
  );
});
