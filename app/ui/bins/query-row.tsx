import { memo, type MouseEvent } from 'react';
import type { ItemId } from '../../core/project/item';
import { selectVerdict } from '../../state/selectors';
import { useAppState, useUiState, useUiStore } from '../components/app-context';
import { startItemDrag } from '../components/drag-items';
import { formatScore } from '../components/format';
import { ItemMarks } from '../components/item-marks';
import { RegionNote } from '../components/region-note';
import { Thumbnail } from '../components/thumbnail';
import { VerdictIcon } from '../components/verdict-mark';
import { itemLabel, secondLine } from '../words/item';
import { optionId } from '../components/use-item-list';

interface QueryRowProps {
  readonly id: ItemId;
  readonly position: number;
  readonly count: number;
  readonly top: number;
  readonly onClick: (id: ItemId, event: MouseEvent) => void;
  readonly onMenu: (id: ItemId, event: MouseEvent) => void;
}

/** One query; redrawn only when its own item, mark or place changes. */
export const QueryRow = memo(function QueryRow(props: QueryRowProps) {
  const { id, position, count, top, onClick, onMenu } = props;
  const ui = useUiStore();
  const item = useAppState((state) => state.items[id]);
  const verdict = useAppState((state) => (item ? selectVerdict(state, item) : null));
  const current = useAppState((state) => state.view.selected === id);
  const marked = useUiState((state) => state.marks.ids.has(id));
  if (!item) return null;
  const label = itemLabel(item, verdict);
  return (
    <div
      id={optionId('queries', id)}
      role="option"
      aria-selected={marked || current}
      aria-label={label}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={-1}
      className="row"
      data-current={current}
      data-marked={marked}
      data-failed={item.status === 'failed'}
      title={item.path}
      style={{ transform: `translateY(${top}px)` }}
      draggable
      onDragStart={(event) => startItemDrag(event, ui, id)}
      onClick={(event) => onClick(id, event)}
      onContextMenu={(event) => onMenu(id, event)}
      onKeyDown={undefined}
    >
      <span className="row-picture">
        <Thumbnail id={id} />
      </span>
      <span className="row-words">
        <span className="row-name">{item.name}</span>
        <span className="row-second">
          <ItemMarks item={item} />
          <RegionNote item={item} />
          {secondLine(item)}
        </span>
      </span>
      <span className="row-score">{item.score === null ? '' : formatScore(item.score)}</span>
      <span className="row-verdict">{verdict && <VerdictIcon verdict={verdict} />}</span>
    </div>
  );
});
