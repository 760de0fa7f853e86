import { setFalseAlarmRate } from '../../state/actions/view';
import { selectCalibration } from '../../state/store/selectors';
import { useApp, useAppState } from '../shared/app-context';
import { Segmented } from '../kit/segmented';

/** Rates to choose from, as they are written. */
const RATES = [
  { id: '5 %', rate: 0.05 },
  { id: '1 %', rate: 0.01 },
  { id: '0.1 %', rate: 0.001 },
] as const;

type RateId = (typeof RATES)[number]['id'] | 'own';

/** How many good parts may be called anomalous: the suggested threshold follows. */
export function FalseAlarms() {
  const app = useApp();
  const rate = useAppState((state) => state.falseAlarmRate);
  const own = useAppState((state) => state.ownThreshold);
  const rarest = useAppState((state) => selectCalibration(state)?.trust.rarestRate ?? 0);
  const chosen = RATES.find((one) => one.rate === rate)?.id ?? '5 %';
  const value: RateId = own === null ? chosen : 'own';
  const options = RATES.map((one) => ({
    id: one.id as RateId,
    label: one.id,
    hint:
      one.rate < rarest
        ? `${one.id} of good parts called anomalous: rarer than so few references can show`
        : `${one.id} of good parts called anomalous`,
  }));
  return (
    <div className="false-alarms">
      <span id="false-alarms">False alarms</span>
      <Segmented
        label="Rate of false alarms"
        options={options}
        value={value}
        onChange={(id) => setFalseAlarmRate(app, RATES.find((one) => one.id === id)!.rate)}
      />
    </div>
  );
}
