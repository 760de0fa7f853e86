import { setSort } from '../../state/actions/view';
import type { SortKey } from '../../state/store/store';
import { SORT_EXPLAINED, sortNames } from '../words/filter';
import { useApp, useAppState } from '../shared/app-context';
import './list-tools.css';

/** The order of the queries. */
export function SortChoice() {
  const app = useApp();
  const sort = useAppState((state) => state.view.sort);
  return (
    <select
      className="select"
      aria-label="Sort"
      title={SORT_EXPLAINED}
      value={sort}
      onChange={(event) => setSort(app, event.currentTarget.value as SortKey)}
    >
      {Object.entries(sortNames).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
