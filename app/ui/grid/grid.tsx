import { useCallback, useEffect } from 'react';
import { X } from 'lucide-react';
import { useAppState, useUiState, useUiStore } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { selectQueryIds } from '../shared/derived';
import { FilterLine } from '../lists/filter-line';
import { FilterMenu } from '../lists/filter-menu';
import { NoMatch } from '../lists/no-match';
import { isForThePage } from '../kit/page-keys';
import { SearchField } from '../lists/search-field';
import { SortChoice } from '../lists/sort-choice';
import { GridList } from './grid-list';
import './grid.css';

const LEAST_PX = 96;
const MOST_PX = 256;
const USUAL_PX = 144;

/** All queries that are listed, side by side, in place of the one in the viewer. */
export function Grid() {
  const ui = useUiStore();
  const empty = useAppState((state) => selectQueryIds(state).length === 0);
  const close = useCallback(() => ui.setState({ grid: false }), [ui]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isForThePage(event)) return;
      // A panel that is open takes it first.
      if (!document.querySelector(':popover-open')) close();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [close]);
  return (
    <section className="grid" aria-label="Grid">
      <div className="grid-bar">
        <SearchField />
        <FilterMenu />
        <SortChoice />
        <SizeSlider />
        <IconButton label="Back to one photo (G)" onClick={close}>
          <X />
        </IconButton>
      </div>
      <FilterLine />
      {empty ? <NoMatch /> : <GridList open={close} />}
    </section>
  );
}

function SizeSlider() {
  const ui = useUiStore();
  const tilePx = useUiState((state) => state.gridTilePx);
  return (
    <input
      type="range"
      className="slider grid-size"
      aria-label="Size of the pictures"
      aria-valuetext={`${tilePx} pixels`}
      title="Size of the pictures; double click resets"
      min={LEAST_PX}
      max={MOST_PX}
      step={8}
      value={tilePx}
      onChange={(event) => ui.setState({ gridTilePx: event.currentTarget.valueAsNumber })}
      onDoubleClick={() => ui.setState({ gridTilePx: USUAL_PX })}
    />
  );
}
