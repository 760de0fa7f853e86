import { useCallback, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useAppState } from '../shared/app-context';
import { selectReferenceIds } from '../shared/derived';
import { formatCount } from '../words/format';
import { PickFiles } from '../shared/pick-files';
import { BANK_EXPLAINED, bankWords } from '../words/engine';
import { BinSection } from './bin-section';
import { Listbox } from '../lists/listbox';
import { ReferenceTile } from './reference-tile';
import { useColumns } from '../kit/use-columns';
import { useItemList } from '../lists/use-item-list';

const GAP_PX = 6;
const TILE_PX = 56;

/** The photos of good parts. */
export function References() {
  const ids = useAppState(selectReferenceIds);
  return (
    <BinSection bin="reference" label="References" note="(normal)" count={formatCount(ids.length)}>
      {ids.length > 0 ? (
        <>
          <ReferenceGrid />
          <BankLine />
        </>
      ) : (
        <div className="bin-empty">
          <p>Add at least one photo of a good part. Several show what may vary.</p>
          <PickFiles target="reference" camera="reference" what="references here" />
        </div>
      )}
    </BinSection>
  );
}

/** How far the memory bank was thinned; takes no room while it is whole. */
function BankLine() {
  const words = useAppState((state) => bankWords(state.engine));
  return words === null ? null : (
    <p className="bank-line" title={BANK_EXPLAINED}>
      {words}
    </p>
  );
}

function ReferenceGrid() {
  const ids = useAppState(selectReferenceIds);
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, tilePx } = useColumns(scroller, { gapPx: GAP_PX, tilePx: TILE_PX, fewest: 3 });
  const rows = useVirtualizer({
    count: Math.ceil(ids.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => tilePx + GAP_PX,
    overscan: 3,
  });
  const scrollTo = useCallback(
    (index: number) => rows.scrollToIndex(Math.floor(index / columns)),
    [rows, columns],
  );
  const list = useItemList({ list: 'references', ids, columns, scrollTo });
  return (
    <Listbox scroller={scroller} list={list} label="References" className="reference-grid">
      <div className="virtual" style={{ height: rows.getTotalSize() }}>
        {rows
          .getVirtualItems()
          .flatMap((row) =>
            ids
              .slice(row.index * columns, (row.index + 1) * columns)
              .map((id, column) => (
                <ReferenceTile
                  key={id}
                  id={id}
                  left={column * (tilePx + GAP_PX)}
                  top={row.start}
                  sidePx={tilePx}
                  {...list.placeOf(row.index * columns + column)}
                />
              )),
          )}
      </div>
    </Listbox>
  );
}
