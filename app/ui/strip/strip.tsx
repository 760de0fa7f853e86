import { useCallback, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useAppState } from '../shared/app-context';
import { selectQueryIds } from '../shared/derived';
import { Listbox } from '../lists/listbox';
import { useItemList } from '../lists/use-item-list';
import { StripTile } from './strip-tile';
import './strip.css';

const TILE_PX = 56;
const GAP_PX = 6;
const EDGE_PX = 8;

/** The listed queries in a row below the viewer, around the one that is looked at. */
export function Strip() {
  const ids = useAppState(selectQueryIds);
  const scroller = useRef<HTMLDivElement>(null);
  const tiles = useVirtualizer({
    horizontal: true,
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE_PX,
    gap: GAP_PX,
    paddingStart: EDGE_PX,
    paddingEnd: EDGE_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 4,
  });
  const scrollTo = useCallback(
    (index: number) => tiles.scrollToIndex(index, { align: 'center' }),
    [tiles],
  );
  const list = useItemList({ list: 'strip', ids, columns: 1, scrollTo });
  if (ids.length === 0) return null;
  return (
    <Listbox scroller={scroller} list={list} label="Film strip" className="strip" isHorizontal>
      <div className="strip-tiles" style={{ width: tiles.getTotalSize() }}>
        {tiles.getVirtualItems().map((tile) => (
          <StripTile
            key={tile.key}
            id={ids[tile.index]!}
            left={tile.start}
            {...list.placeOf(tile.index)}
          />
        ))}
      </div>
    </Listbox>
  );
}
