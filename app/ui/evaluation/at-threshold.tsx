import { confusionAt, ratesOf } from '../../core/evaluation/confusion';
import { setThreshold } from '../../state/actions/view';
import type { Labelled } from '../../state/store/labelled';
import { selectThreshold, selectUnlabelledThreshold } from '../../state/store/selectors';
import { useApp, useAppState } from '../shared/app-context';
import { formatCount, formatScore } from '../words/format';
import { useLayout } from '../kit/use-media';
import { formatMetric, formatShare } from '../words/evaluation';
import { ConfusionMatrix } from './confusion-matrix';
import { Metric } from './metric';

const STEP = 0.01;

/**
 * Confusion matrix and rates of the labelled photos at the current threshold; follows its changes.
 */
export function AtThreshold({ labelled }: { labelled: Labelled }) {
  const threshold = useAppState(selectThreshold);
  const layout = useLayout();
  if (threshold === null) {
    return <p className="proof-missing">The rest follows once there is a threshold.</p>;
  }
  const confusion = confusionAt(labelled.good, labelled.defective, threshold);
  const { truePositives, falsePositives } = confusion;
  const { recall, falseAlarmRate, f1, balancedAccuracy } = ratesOf(confusion);
  const good = formatCount(labelled.good.length);
  const defective = formatCount(labelled.defective.length);
  return (
    <section className="proof-part" aria-label="At the threshold">
      <h3>At the threshold of {formatScore(threshold)}</h3>
      {layout !== 'wide' && <Slider labelled={labelled} threshold={threshold} />}
      <div className="proof-columns">
        <ConfusionMatrix confusion={confusion} />
        <dl className="metrics">
          <Metric
            name="Detection rate"
            value={formatShare(recall)}
            meaning={`${formatCount(truePositives)} of ${defective} defective photos are called anomalous.`}
          />
          <Metric
            name="False-alarm rate"
            value={formatShare(falseAlarmRate)}
            meaning={`${formatCount(falsePositives)} of ${good} good photos are called anomalous.`}
          />
          <Metric
            name="Balanced accuracy"
            value={formatShare(balancedAccuracy)}
            meaning="Mean share judged rightly, of the good and of the defective."
          />
          <Metric
            name="F1"
            value={formatMetric(f1)}
            meaning="One number for finding defects without false alarms; 1 is perfect."
          />
        </dl>
      </div>
      <Learnt labelled={labelled} shown={threshold} />
    </section>
  );
}

/** Labels by hand that have moved the threshold cannot prove it: what it would be without them. */
function Learnt({ labelled, shown }: { labelled: Labelled; shown: number }) {
  const threshold = useAppState(selectUnlabelledThreshold);
  const suggested = useAppState((state) => state.ownThreshold === null);
  if (!suggested || threshold === null || threshold === shown) return null;
  const { recall, falseAlarmRate } = ratesOf(
    confusionAt(labelled.good, labelled.defective, threshold),
  );
  return (
    <p className="proof-note">
      The suggested threshold has learnt from labels of yours. From the references alone it would be{' '}
      {formatScore(threshold)}, with {formatShare(recall)} detected and{' '}
      {formatShare(falseAlarmRate)} false alarms: nearer to what new photos can expect.
    </p>
  );
}

/** Where the panel with the threshold is not in sight. */
function Slider({ labelled, threshold }: { labelled: Labelled; threshold: number }) {
  const app = useApp();
  const scores = [...labelled.good, ...labelled.defective, threshold];
  const low = scores.reduce((least, score) => Math.min(least, score), Infinity);
  const high = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  return (
    <input
      type="range"
      className="slider proof-slider"
      aria-label="Threshold"
      aria-valuetext={formatScore(threshold)}
      min={Math.max(STEP, Math.floor(low * 10) / 10)}
      max={Math.ceil(high * 10) / 10}
      step={STEP}
      value={threshold}
      title="Double click goes back to the suggested one"
      onChange={(event) => setThreshold(app, event.currentTarget.valueAsNumber)}
      onDoubleClick={() => setThreshold(app, null)}
    />
  );
}
