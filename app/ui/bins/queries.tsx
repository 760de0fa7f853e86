import { useCallback, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Film, Grid3x3, RotateCcw } from 'lucide-react';
import { useApp, useAppState, useUiState, useUiStore } from '../shared/app-context';
import { Button, IconButton } from '../kit/button';
import { selectCounts, selectFailedIds, selectQueryIds } from '../shared/derived';
import { FilterLine } from '../lists/filter-line';
import { FilterMenu } from '../lists/filter-menu';
import { formatCount, plural } from '../words/format';
import { retryAllFailed } from '../shared/item-actions';
import { Listbox } from '../lists/listbox';
import { isStripShown, toggleGrid, toggleStrip } from '../shared/list-actions';
import { NoMatch } from '../lists/no-match';
import { WaitingMasksButton } from '../shared/waiting-masks-button';
import { PickFiles } from '../shared/pick-files';
import { SearchField } from '../lists/search-field';
import { SortChoice } from '../lists/sort-choice';
import { useInSight } from '../shared/use-in-sight';
import { useItemList } from '../lists/use-item-list';
import { useLayout } from '../kit/use-media';
import { BinSection } from './bin-section';
import { QueryRow } from './query-row';

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
        <>
          {count > 0 && <QueryTools />}
          <WaitingMasksButton />
        </>
      }
    >
      {count > 0 ? (
        <QueryList />
      ) : (
        <div className="bin-empty">
          <p>Add the parts to look at. Each gets a score, a verdict and a heatmap.</p>
          <PickFiles target="query" camera="query" what="photos to inspect here" />
        </div>
      )}
    </BinSection>
  );
}

function QueryTools() {
  const app = useApp();
  const ui = useUiStore();
  const layout = useLayout();
  const grid = useUiState((state) => state.grid);
  const strip = useUiState((state) => isStripShown(state.strip, layout));
  // The same tools stand above the grid.
  if (grid && layout !== 'phone') return null;
  return (
    <>
      <div className="bin-tools">
        <SearchField />
        <FilterMenu />
        <IconButton label="All photos in a grid (G)" onClick={() => toggleGrid(app, ui)}>
          <Grid3x3 />
        </IconButton>
        <IconButton
          label="Film strip below the photo (S)"
          aria-pressed={strip}
          onClick={() => toggleStrip(ui, layout)}
        >
          <Film />
        </IconButton>
      </div>
      <div className="bin-tools">
        <SortChoice />
        <Results />
      </div>
      <FilterLine />
    </>
  );
}

function Results() {
  const app = useApp();
  const anomalous = useAppState((state) => selectCounts(state).anomalous);
  const scored = useAppState((state) => selectCounts(state).scored);
  const failed = useAppState((state) => selectFailedIds(state).length);
  return (
    <>
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
    </>
  );
}

function QueryList() {
  const ids = useAppState(selectQueryIds);
  const surveyed = useAppState((state) => state.survey.left === 0);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
  });
  useInSight(rows.getVirtualItems().map(({ index }) => ids[index]!));
  const scrollTo = useCallback((index: number) => rows.scrollToIndex(index), [rows]);
  const list = useItemList({ list: 'queries', ids, columns: 1, scrollTo });
  if (ids.length === 0) return <NoMatch />;
  return (
    <Listbox
      scroller={scroller}
      list={list}
      label="Photos to inspect"
      className="query-list"
      isBusy={!surveyed}
    >
      <div className="virtual" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <QueryRow
            key={row.key}
            id={ids[row.index]!}
            top={row.start}
            {...list.placeOf(row.index)}
          />
        ))}
      </div>
    </Listbox>
  );
}
