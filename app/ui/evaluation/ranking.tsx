import { useMemo } from 'react';
import { auroc } from '../../core/evaluation/auroc';
import { aurocInterval } from '../../core/evaluation/auroc-interval';
import { bestF1 } from '../../core/evaluation/best-f1';
import { confusionAt, ratesOf } from '../../core/evaluation/confusion';
import { averagePrecision, precisionRecallCurve, rocCurve } from '../../core/evaluation/curves';
import { setThreshold } from '../../state/actions/view';
import type { Labelled } from '../../state/store/labelled';
import { selectThreshold } from '../../state/store/selectors';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { formatScore } from '../words/format';
import { formatMetric, formatShare, intervalWords, INTERVAL_SOURCE } from '../words/evaluation';
import { CurveChart } from './curve-chart';
import { rocPath, stepPath } from './curve-path';
import { Metric } from './metric';

/** How well the scores tell good from defective, whatever the threshold. */
export function Ranking({ labelled }: { labelled: Labelled }) {
  const app = useApp();
  const { good, defective } = labelled;
  const area = useMemo(() => auroc(good, defective), [good, defective]);
  const precision = useMemo(() => averagePrecision(good, defective), [good, defective]);
  const best = useMemo(() => bestF1(good, defective), [good, defective]);
  const interval = aurocInterval(area, good.length, defective.length);
  return (
    <section className="proof-part" aria-label="At any threshold">
      <h3>At any threshold</h3>
      <dl className="metrics metrics-row">
        <Metric
          name="AUROC"
          value={formatMetric(area)}
          note={interval && <span title={INTERVAL_SOURCE}>{intervalWords(interval)}</span>}
          meaning="Chance that a defective photo scores above a good one; 0.5 is guessing."
        />
        <Metric
          name="Average precision"
          value={formatMetric(precision)}
          meaning="How few good photos slip in as more and more of the defective are found."
        />
        {best && (
          <Metric
            name="Best F1"
            value={formatMetric(best.f1)}
            note={
              <Button
                kind="quiet"
                className="metric-button"
                title="Make this the threshold"
                onClick={() => setThreshold(app, best.threshold)}
              >
                at {formatScore(best.threshold)}, use it
              </Button>
            }
            meaning="The most that any threshold reaches on these photos; on new ones it is less."
          />
        )}
      </dl>
      <Curves labelled={labelled} area={area} precision={precision} />
    </section>
  );
}

interface CurvesProps {
  readonly labelled: Labelled;
  readonly area: number;
  readonly precision: number;
}

function Curves({ labelled, area, precision }: CurvesProps) {
  const { good, defective } = labelled;
  const threshold = useAppState(selectThreshold);
  const roc = useMemo(() => rocPath(rocCurve(good, defective)), [good, defective]);
  const steps = useMemo(() => stepPath(precisionRecallCurve(good, defective)), [good, defective]);
  const rates = threshold === null ? null : ratesOf(confusionAt(good, defective, threshold));
  const now =
    rates &&
    `At the threshold: false alarms ${formatShare(rates.falseAlarmRate)}, detected ` +
      `${formatShare(rates.recall)}, precision ${formatShare(rates.precision)}.`;
  return (
    <div className="curves">
      <CurveChart
        title="ROC curve"
        label={`ROC curve, area ${formatMetric(area)}. ${now ?? ''}`}
        x="False-alarm rate"
        y="Detection rate"
        path={roc}
        guess="M0 1L1 0"
        point={rates && { x: rates.falseAlarmRate, y: rates.recall }}
      />
      <CurveChart
        title="Precision-recall curve"
        label={`Precision-recall curve, average precision ${formatMetric(precision)}. ${now ?? ''}`}
        x="Detection rate (recall)"
        y="Precision"
        path={steps}
        guess={`M0 ${1 - defective.length / (good.length + defective.length)}H1`}
        point={rates && { x: rates.recall, y: rates.precision }}
      />
    </div>
  );
}
