import { memo } from 'react';
import { Flag, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ItemId } from '../../core/project/item';
import { useUiStore } from '../shared/app-context';
import { startItemDrag } from '../lists/drag-items';
import { ListOption, useListed } from '../lists/list-option';
import { Thumbnail } from '../shared/thumbnail';
import type { OptionPlace } from '../lists/use-item-list';
import { itemLabel } from '../words/item';

interface ReferenceTileProps extends OptionPlace {
  readonly id: ItemId;
  readonly left: number;
  readonly top: number;
  readonly sidePx: number;
}

export const ReferenceTile = memo(function ReferenceTile(props: ReferenceTileProps) {
  const { id, left, top, sidePx, ...place } = props;
  const ui = useUiStore();
  const { item, ...listed } = useListed(id);
  if (!item) return null;
  const failed = item.status === 'failed';
  const label = itemLabel(item, null);
  return (
    <ListOption
      {...place}
      {...listed}
      list="references"
      id={id}
      label={label}
      title={failed ? label : item.path}
      className="tile"
      isPending={item.status === 'waiting' || item.status === 'working'}
      style={{ transform: `translate(${left}px, ${top}px)`, width: sidePx, height: sidePx }}
      onDragStart={(event) => startItemDrag(event, ui, id)}
    >
      <Thumbnail id={id} />
      {item.flagged && <Flag className="tile-mark tile-flag" aria-hidden />}
      {failed && <TriangleAlert className="tile-mark tile-failed" aria-hidden />}
      {item.status === 'working' && <LoaderCircle className="tile-mark spinning" aria-hidden />}
    </ListOption>
  );
});
