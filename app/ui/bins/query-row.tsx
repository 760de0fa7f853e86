import { memo } from 'react';
import type { ItemId } from '../../core/project/item';
import { selectVerdict } from '../../state/store/selectors';
import { useAppState, useUiStore } from '../shared/app-context';
import { startItemDrag } from '../lists/drag-items';
import { formatScore } from '../words/format';
import { ListOption, useListed } from '../lists/list-option';
import { ItemMarks } from '../lists/item-marks';
import { RegionNote } from '../lists/region-note';
import { Thumbnail } from '../shared/thumbnail';
import { VerdictIcon } from '../shared/verdict-mark';
import type { OptionPlace } from '../lists/use-item-list';
import { itemLabel, secondLine } from '../words/item';

interface QueryRowProps extends OptionPlace {
  readonly id: ItemId;
  readonly top: number;
}

/** One query; redrawn only when its own item, mark or place changes. */
export const QueryRow = memo(function QueryRow({ id, top, ...place }: QueryRowProps) {
  const ui = useUiStore();
  const { item, ...listed } = useListed(id);
  const verdict = useAppState((state) => (item ? selectVerdict(state, item) : null));
  if (!item) return null;
  return (
    <ListOption
      {...place}
      {...listed}
      list="queries"
      id={id}
      label={itemLabel(item, verdict)}
      title={item.path}
      className="row"
      isFailed={item.status === 'failed'}
      style={{ transform: `translateY(${top}px)` }}
      onDragStart={(event) => startItemDrag(event, ui, id)}
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
    </ListOption>
  );
});
