import { useCallback, useLayoutEffect, type CSSProperties, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ItemId } from '../../core/project/item';
import { useAppState, useUiState } from '../shared/app-context';
import { useColumns } from '../kit/use-columns';

const GAP_PX = 8;
/** Name and result below the picture. */
const WORDS_PX = 44;

interface GridRow {
  readonly index: number;
  readonly topPx: number;
  readonly ids: readonly ItemId[];
}

/** The rows of tiles that are in sight, and a little beyond; tiles fill the width. */
export function useGridRows(scroller: RefObject<HTMLElement | null>, ids: readonly ItemId[]) {
  const wanted = useUiState((state) => state.gridTilePx);
  const selected = useAppState((state) => state.view.selected);
  const { columns, tilePx } = useColumns(scroller, { gapPx: GAP_PX, tilePx: wanted, fewest: 1 });
  const rowPx = tilePx + WORDS_PX + GAP_PX;
  const rows = useVirtualizer({
    count: Math.ceil(ids.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 2,
  });
  const scrollTo = useCallback(
    (index: number) => rows.scrollToIndex(Math.floor(index / columns)),
    [rows, columns],
  );
  useLayoutEffect(() => {
    rows.measure();
    const at = selected === null ? -1 : ids.indexOf(selected);
    if (at >= 0) scrollTo(at);
    // Only when the pictures get another size: what is looked at stays in sight.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rowPx]);
  const rowStyle = ({ topPx }: GridRow): CSSProperties => ({
    transform: `translateY(${topPx}px)`,
    gridTemplateColumns: `repeat(${columns}, ${tilePx}px)`,
    height: rowPx - GAP_PX,
  });
  const inSight = rows.getVirtualItems().map(({ index, start }): GridRow => ({
    index,
    topPx: start,
    ids: ids.slice(index * columns, (index + 1) * columns),
  }));
  return { rows: inSight, columns, heightPx: rows.getTotalSize(), scrollTo, rowStyle };
}
