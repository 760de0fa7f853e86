import { X } from 'lucide-react';
import { isEmptyFilter } from '../../core/project/filter';
import { clearFilter, setFilter } from '../../state/actions/view';
import { filterParts } from '../words/filter';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { selectCounts, selectQueryIds } from '../shared/derived';
import { formatCount } from '../words/format';
import './list-tools.css';

/** Active filter, part by part, with buttons to clear it; hidden without a filter. */
export function FilterLine() {
  const app = useApp();
  const filter = useAppState((state) => state.view.filter);
  const shown = useAppState((state) => selectQueryIds(state).length);
  const all = useAppState((state) => selectCounts(state).queries);
  const surveyed = useAppState((state) => state.survey.left === 0);
  if (isEmptyFilter(filter) && surveyed) return null;
  return (
    <div className="filter-line" role="group" aria-label="Filter">
      {filterParts(filter).map(({ name, hint, without }) => (
        <button
          key={name}
          type="button"
          className="chip"
          title={hint}
          aria-label={`Remove filter: ${name}`}
          onClick={() => setFilter(app, without)}
        >
          {name}
          <X aria-hidden />
        </button>
      ))}
      {!surveyed && <span className="filter-wait">Finding regions …</span>}
      {!isEmptyFilter(filter) && (
        <>
          <span className="filter-count">
            {formatCount(shown)} of {formatCount(all)}
          </span>
          {shown > 0 && (
            <Button kind="quiet" aria-label="Show all photos" onClick={() => clearFilter(app)}>
              Show all
            </Button>
          )}
        </>
      )}
    </div>
  );
}
