import { setMode } from '../../state/actions/view';
import type { ViewMode } from '../../state/store/store';
import { useApp, useAppState } from '../shared/app-context';
import { Segmented } from '../kit/segmented';
import { useLayout } from '../kit/use-media';
import { views } from '../shared/views';

const options = views.map(({ id, label, about, key }) => ({
  id,
  label,
  hint: `${about} (${key})`,
}));

/** Choice of the view: all views side by side, on a phone one at a time. */
export function ViewChoice() {
  const app = useApp();
  const mode = useAppState((state) => state.view.mode);
  const isPhone = useLayout() === 'phone';
  const choose = (value: ViewMode) => setMode(app, value);
  if (!isPhone) return <Segmented label="View" options={options} value={mode} onChange={choose} />;
  return (
    <select
      className="select view-select"
      aria-label="View"
      value={mode}
      onChange={({ currentTarget: { value } }) => choose(value as ViewMode)}
    >
      {views.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
