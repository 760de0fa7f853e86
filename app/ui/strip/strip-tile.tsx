import { memo } from 'react';
import type { ItemId } from '../../core/project/item';
import { selectVerdict } from '../../state/store/selectors';
import { useAppState } from '../shared/app-context';
import { ListOption, useListed } from '../lists/list-option';
import { Thumbnail } from '../shared/thumbnail';
import { VerdictIcon } from '../shared/verdict-mark';
import type { OptionPlace } from '../lists/use-item-list';
import { itemLabel } from '../words/item';

interface StripTileProps extends OptionPlace {
  readonly id: ItemId;
  readonly left: number;
}

/** One query of the film strip; redrawn only when its own item, mark or place changes. */
export const StripTile = memo(function StripTile({ id, left, ...place }: StripTileProps) {
  const { item, ...listed } = useListed(id);
  const verdict = useAppState((state) => (item ? selectVerdict(state, item) : null));
  if (!item) return null;
  const label = itemLabel(item, verdict);
  return (
    <ListOption
      {...place}
      {...listed}
      list="strip"
      id={id}
      label={label}
      title={label}
      className="strip-tile"
      style={{ transform: `translateX(${left}px)` }}
    >
      <Thumbnail id={id} />
      {verdict && (
        <span className="strip-verdict">
          <VerdictIcon verdict={verdict} size={14} />
        </span>
      )}
    </ListOption>
  );
});
