import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ItemId } from '../../core/project/item';
import { areaPercentOf, foundRegionsOf, selectVerdict } from '../../state/store/selectors';
import { useAppState, useUiState } from '../shared/app-context';
import { selectQueryIds } from '../shared/derived';
import { Listbox } from '../lists/listbox';
import { useInSight } from '../shared/use-in-sight';
import { useItemList } from '../lists/use-item-list';
import { useLayout } from '../kit/use-media';
import { GridTile } from './grid-tile';
import { useGridRows } from './use-grid-rows';

/** The rows of the grid that are in sight. `open` shows the selected photo in the viewer. */
export function GridList({ open }: { open: () => void }) {
  const ids = useAppState(selectQueryIds);
  const surveyed = useAppState((state) => state.survey.left === 0);
  const phone = useLayout() === 'phone';
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, columns, heightPx, scrollTo, rowStyle } = useGridRows(scroller, ids);
  // There is nothing to mark with on a phone, and a tap opens.
  const onChosen = phone ? open : undefined;
  const list = useItemList({ list: 'grid', ids, columns, scrollTo, onChosen });
  const factsOf = useTileFacts();
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  useInSight(rows.flatMap((row) => row.ids));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || list.at < 0) return list.onKeyDown(event);
    event.preventDefault();
    open();
  };
  return (
    <Listbox
      scroller={scroller}
      list={list}
      label="All photos to inspect"
      className="grid-list"
      isBusy={!surveyed}
      onKeyDown={onKeyDown}
    >
      <div className="virtual" style={{ height: heightPx }}>
        {rows.map((row) => (
          <div key={row.index} className="grid-row" style={rowStyle(row)}>
            {row.ids.map((id, column) => (
              <GridTile
                key={id}
                {...factsOf(id)}
                {...list.placeOf(row.index * columns + column)}
                onOpen={open}
              />
            ))}
          </div>
        ))}
      </div>
    </Listbox>
  );
}

/** Data of a query's tile. */
function useTileFacts() {
  const state = useAppState((now) => now);
  const marks = useUiState((now) => now.marks);
  return (id: ItemId) => {
    const item = state.items[id]!;
    const finding = foundRegionsOf(state, item);
    return {
      item,
      verdict: selectVerdict(state, item),
      areaPercent: finding && areaPercentOf(finding),
      current: state.view.selected === id,
      marked: marks.ids.has(id),
    };
  };
}
