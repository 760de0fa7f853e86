import { useState, type KeyboardEvent } from 'react';
import { RotateCcw } from 'lucide-react';
import { setThreshold } from '../../state/actions/view';
import { selectCopies } from '../../state/store/compared';
import { selectCalibration, selectThreshold } from '../../state/store/selectors';
import { useApp, useAppState, useCalmState } from '../shared/app-context';
import { IconButton } from '../kit/button';
import { selectCounts } from '../shared/derived';
import { formatScore } from '../words/format';
import { calibrationWords, copyWords, trustWords } from '../words/threshold';
import { chartRange, selectQueryDots } from './chart-data';
import { FalseAlarms } from './false-alarms';
import { Histogram } from './histogram';

const STEP = 0.01;
const MOST = 2;
/** Results may come in faster than a chart of thousands is worth drawing. */
const CHART_EVERY_MS = 200;

/** Where good ends and anomalous begins: suggested, or set by hand. */
export function Threshold() {
  const app = useApp();
  const threshold = useAppState(selectThreshold);
  const calibration = useAppState(selectCalibration);
  const own = useAppState((state) => state.ownThreshold);
  const references = useAppState((state) => selectCounts(state).references);
  const copies = useAppState(selectCopies);
  const dots = useCalmState(selectQueryDots, CHART_EVERY_MS);
  const range = chartRange(dots, calibration?.scores ?? [], calibration?.threshold ?? own);
  if (threshold === null) {
    return (
      <section className="panel-part" aria-label="Threshold">
        <h3>Threshold</h3>
        <p className="threshold-why">
          {references === 0
            ? 'Suggested once there is a photo of a good part.'
            : 'Suggested as soon as the references are read.'}
        </p>
      </section>
    );
  }
  return (
    <section className="panel-part" aria-label="Threshold">
      <div className="threshold-head">
        <h3>Threshold</h3>
        <span className="threshold-source">{own === null ? 'suggested' : 'set by hand'}</span>
        <IconButton
          label="Back to the suggested threshold"
          disabled={own === null || calibration === null}
          onClick={() => setThreshold(app, null)}
        >
          <RotateCcw />
        </IconButton>
        <ThresholdNumber threshold={threshold} />
      </div>
      <Histogram dots={dots} range={range} />
      {calibration && <FalseAlarms />}
      {calibration && (
        <p className="threshold-why">
          {own !== null && `Suggested was ${formatScore(calibration.threshold)}. `}
          {calibrationWords(calibration, references - copies.length)}{' '}
          <span className="threshold-trust">{trustWords(calibration.trust)}</span>
        </p>
      )}
      {copies.length > 0 && <p className="threshold-why">{copyWords(copies)}</p>}
    </section>
  );
}

/** The threshold as a number to type. Taken over on Enter and on leaving; nonsense is not. */
function ThresholdNumber({ threshold }: { threshold: number }) {
  const app = useApp();
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    const value = Number(draft?.replace(',', '.'));
    if (draft?.trim() && value > 0 && value <= MOST) setThreshold(app, value);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') setDraft(null);
    else if (step) setThreshold(app, Math.min(MOST, Math.max(STEP, threshold + step)));
    else return;
    event.preventDefault();
  };
  return (
    <input
      className="number-input threshold-number"
      aria-label="Threshold as a number"
      inputMode="decimal"
      value={draft ?? formatScore(threshold)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}
