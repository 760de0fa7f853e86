import { turnings } from '../../core/project/turning';
import { setTurning } from '../../state/actions/turning';
import { useApp, useAppState } from '../shared/app-context';
import { selectCounts } from '../shared/derived';
import { turningName, turningWords } from '../words/turning';

/** Whether parts lie at any angle; nothing before there is a reference. */
export function TurningChoice() {
  const app = useApp();
  const turning = useAppState((state) => state.turning);
  const basis = useAppState((state) => state.calibration);
  const references = useAppState((state) => selectCounts(state).references);
  if (references === 0) return null;
  const choose = (value: string) => {
    const chosen = turnings.find((one) => one === value);
    if (chosen) setTurning(app, chosen);
  };
  return (
    <section className="panel-part" aria-label="Direction of parts">
      <h3>Direction of parts</h3>
      <label className="setting-choice">
        Parts lie
        <select
          className="select select-field"
          value={turning}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {turnings.map((one) => (
            <option key={one} value={one}>
              {turningName(one, basis)}
            </option>
          ))}
        </select>
      </label>
      <p className="threshold-why">
        {turningWords(turning, basis)} A change of direction scores all photos again.
      </p>
    </section>
  );
}
