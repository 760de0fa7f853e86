import { memo, type MouseEvent } from 'react';
import type { Item, ItemId } from '../../core/project/item';
import type { Verdict } from '../../core/project/verdict';
import { useUiStore } from '../components/app-context';
import { startItemDrag } from '../components/drag-items';
import { formatPercent, formatScore } from '../components/format';
import { ItemMarks } from '../components/item-marks';
import { Thumbnail } from '../components/thumbnail';
import { optionId } from '../components/use-item-list';
import { VerdictIcon } from '../components/verdict-mark';
import { itemLabel, secondLine } from '../words/item';

interface GridTileProps {
  readonly item: Item;
  readonly verdict: Verdict | null;
  /** Share of the photo in regions, 0 to 100; null while it is not known. */
  readonly areaPercent: number | null;
  readonly current: boolean;
  readonly marked: boolean;
  readonly position: number;
  readonly count: number;
  readonly onClick: (id: ItemId, event: MouseEvent) => void;
  readonly onMenu: (id: ItemId, event: MouseEvent) => void;
  readonly onOpen: () => void;
}

/**
 * One query in the grid. It is given what it shows: a subscription to each fact, as rows of the
 * list have, doubled the time that a row of tiles takes to come into sight.
 */
export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { item, verdict, areaPercent, current, marked, position, count } = props;
  const { onClick, onMenu, onOpen } = props;
  const ui = useUiStore();
  const { id } = item;
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
        <Thumbnail id={id} />
      </span>
      <span className="grid-name">{item.name}</span>
      <span className="grid-result">
        {verdict && <VerdictIcon verdict={verdict} size={14} />}
        <b>{item.score === null ? secondLine(item) : formatScore(item.score)}</b>
        {areaPercent !== null && <span className="region-note">{formatPercent(areaPercent)}</span>}
        <span className="grid-marks">
          <ItemMarks item={item} size={14} />
        </span>
      </span>
    </div>
  );
});
