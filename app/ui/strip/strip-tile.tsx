import { memo, type MouseEvent } from 'react';
import type { ItemId } from '../../core/project/item';
import { selectVerdict } from '../../state/selectors';
import { useAppState, useUiState } from '../components/app-context';
import { Thumbnail } from '../components/thumbnail';
import { optionId } from '../components/use-item-list';
import { VerdictIcon } from '../components/verdict-mark';
import { itemLabel } from '../words/item';

interface StripTileProps {
  readonly id: ItemId;
  readonly position: number;
  readonly count: number;
  readonly left: number;
  readonly onClick: (id: ItemId, event: MouseEvent) => void;
  readonly onMenu: (id: ItemId, event: MouseEvent) => void;
}

/** One query of the film strip; redrawn only when its own item, mark or place changes. */
export const StripTile = memo(function StripTile(props: StripTileProps) {
  const { id, position, count, left, onClick, onMenu } = props;
  const item = useAppState((state) => state.items[id]);
  const verdict = useAppState((state) => (item ? selectVerdict(state, item) : null));
  const current = useAppState((state) => state.view.selected === id);
  const marked = useUiState((state) => state.marks.ids.has(id));
  if (!item) return null;
  const label = itemLabel(item, verdict);
  return (
    <div
      id={optionId('strip', id)}
      role="option"
      aria-selected={marked || current}
      aria-label={label}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={-1}
      className="strip-tile"
      data-current={current}
      data-marked={marked}
      title={label}
      style={{ transform: `translateX(${left}px)` }}
      onClick={(event) => onClick(id, event)}
      onContextMenu={(event) => onMenu(id, event)}
      onKeyDown={undefined}
    >
      <Thumbnail id={id} />
      {verdict && (
        <span className="strip-verdict">
          <VerdictIcon verdict={verdict} size={14} />
        </span>
      )}
    </div>
  );
});
