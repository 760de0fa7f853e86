import { useCallback, useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ListFilter, RotateCcw, X } from 'lucide-react';
import { setFilter, setSort } from '../../state/actions/view';
import type { SortKey } from '../../state/store';
import { useApp, useAppState } from '../components/app-context';
import { Button, IconButton } from '../components/button';
import { selectCounts, selectFailedIds, selectQueryIds } from '../components/derived';
import { formatCount, plural } from '../components/format';
import { retryAllFailed } from '../components/item-actions';
import { PickFiles } from '../components/pick-files';
import { cellWords } from '../words/proof';
import { BinSection } from './bin-section';
import { ItemMenu } from './item-menu';
import { QueryRow } from './query-row';
import { useItemList } from './use-item-list';
import { useStable } from './use-stable';

const ROW_PX = 52;

/** The photos to inspect, with what came out. */
export function Queries() {
  const count = useAppState((state) => selectCounts(state).queries);
  return (
    <BinSection
      bin="query"
      label="To inspect"
      count={formatCount(count)}
      tools={
        count > 0 && (
          <>
            <QueryTools />
            <Filter />
          </>
        )
      }
    >
      {count > 0 ? (
        <QueryList />
      ) : (
        <div className="bin-empty">
          <p>Add the parts to look at. Each gets a score, a verdict and a heatmap.</p>
          <PickFiles target="query" what="photos to inspect here" />
        </div>
      )}
    </BinSection>
  );
}

const sortNames: Readonly<Record<SortKey, string>> = {
  score: 'By score',
  name: 'By name',
  added: 'As added',
};

function QueryTools() {
  const app = useApp();
  const sort = useAppState((state) => state.view.sort);
  const anomalous = useAppState((state) => selectCounts(state).anomalous);
  const scored = useAppState((state) => selectCounts(state).scored);
  const failed = useAppState((state) => selectFailedIds(state).length);
  return (
    <div className="bin-tools">
      <select
        className="select"
        aria-label="Sort"
        value={sort}
        onChange={(event) => setSort(app, event.currentTarget.value as SortKey)}
      >
        {Object.entries(sortNames).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {scored > 0 && <span className="bin-summary">{formatCount(anomalous)} anomalous</span>}
      {failed > 0 && (
        <Button
          kind="quiet"
          icon={<RotateCcw />}
          aria-label={`Try ${plural(failed, 'failed photo')} again`}
          onClick={() => retryAllFailed(app)}
        >
          {formatCount(failed)} failed
        </Button>
      )}
    </div>
  );
}

/** What the list is narrowed to, and the way back; takes no room while it is whole. */
function Filter() {
  const app = useApp();
  const filter = useAppState((state) => state.view.filter);
  const shown = useAppState((state) => selectQueryIds(state).length);
  const all = useAppState((state) => selectCounts(state).queries);
  if (filter === null) return null;
  const { name, what } = cellWords[filter];
  return (
    <div className="bin-filter" role="group" aria-label="Filter">
      <ListFilter aria-hidden />
      <p title={`Photos that are ${what}`}>
        {name}: {formatCount(shown)} of {formatCount(all)}
      </p>
      <IconButton label="Show all photos" onClick={() => setFilter(app, null)}>
        <X />
      </IconButton>
    </div>
  );
}

function QueryList() {
  const app = useApp();
  const ids = useAppState(selectQueryIds);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
  });
  const inSight = rows.getVirtualItems().map(({ index }) => ids[index]!);
  const key = inSight.join(' ');
  useEffect(() => app.pipeline.lookAt(key === '' ? [] : key.split(' ')), [app, key]);
  useEffect(() => () => app.pipeline.lookAt([]), [app]);
  const scrollTo = useCallback((index: number) => rows.scrollToIndex(index), [rows]);
  const list = useItemList({ ids, columns: 1, scrollTo });
  const onClick = useStable(list.onItemClick);
  const onMenu = useStable(list.onItemMenu);
  return (
    <>
      <div
        ref={scroller}
        className="query-list"
        role="listbox"
        aria-label="Photos to inspect"
        aria-multiselectable
        aria-activedescendant={list.activeOption}
        tabIndex={0}
        onKeyDown={list.onKeyDown}
      >
        <div className="virtual" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => (
            <QueryRow
              key={row.key}
              id={ids[row.index]!}
              position={row.index + 1}
              count={ids.length}
              top={row.start}
              onClick={onClick}
              onMenu={onMenu}
            />
          ))}
        </div>
      </div>
      {list.menu && <ItemMenu at={list.menu} close={list.closeMenu} />}
    </>
  );
}
