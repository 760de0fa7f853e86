import { memo } from 'react';
import type { Item } from '../../core/project/item';
import type { Verdict } from '../../core/calibration/verdict';
import { useUiStore } from '../shared/app-context';
import { startItemDrag } from '../lists/drag-items';
import { formatPercent, formatScore } from '../words/format';
import { ItemMarks } from '../lists/item-marks';
import { ListOption } from '../lists/list-option';
import { Thumbnail } from '../shared/thumbnail';
import { VerdictIcon } from '../shared/verdict-mark';
import type { OptionPlace } from '../lists/use-item-list';
import { itemLabel, secondLine } from '../words/item';

interface GridTileProps extends OptionPlace {
  readonly item: Item;
  readonly verdict: Verdict | null;
  /** Share of the photo in regions, 0 to 100; null while it is not known. */
  readonly areaPercent: number | null;
  readonly current: boolean;
  readonly marked: boolean;
  readonly onOpen: () => void;
}

/**
 * One query in the grid. It is given what it shows: a subscription to each fact, as rows of the
 * list have, doubled the time that a row of tiles takes to come into sight.
 */
export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { item, verdict, areaPercent, onOpen, ...place } = props;
  const ui = useUiStore();
  const { id } = item;
  return (
    <ListOption
      {...place}
      list="grid"
      id={id}
      label={itemLabel(item, verdict)}
      title={item.path}
      className="grid-tile"
      isFailed={item.status === 'failed'}
      onDragStart={(event) => startItemDrag(event, ui, id)}
      onDoubleClick={onOpen}
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
    </ListOption>
  );
});
