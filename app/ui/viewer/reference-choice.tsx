import { useAppState, useUiState, useUiStore } from '../shared/app-context';
import { selectReferenceIds } from '../shared/derived';
import type { Comparison } from './use-reference';

/** Says which reference is shown, and changes it. */
export function ReferenceChoice({ comparison }: { comparison: Comparison }) {
  const ui = useUiStore();
  const ids = useAppState(selectReferenceIds);
  const items = useAppState((state) => state.items);
  const chosen = useUiState((state) => state.compareWith);
  const { mostAlike, reference } = comparison;
  const isChosen = chosen !== null && reference?.id === chosen;
  return (
    <select
      className="select pane-select"
      aria-label="Reference to compare with"
      title="Reference to compare with"
      value={isChosen ? chosen : ''}
      onChange={({ currentTarget: { value } }) =>
        ui.setState({ compareWith: value === '' ? null : value })
      }
    >
      <option value="">{mostAlike ? `Most alike (${mostAlike.name})` : 'Most alike'}</option>
      {ids.map((id) => (
        <option key={id} value={id}>
          {items[id]?.name}
        </option>
      ))}
    </select>
  );
}
