import { useMemo } from 'react';
import {
  detectionCurve,
  smallestCaught,
  type SizeRate,
} from '../../core/detection-check/detection-curve';
import { selectThreshold } from '../../state/store/selectors';
import type { DrawnDefect } from '../../state/store/store';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';

const WIDTH = 260;
const HEIGHT = 74;
const LEFT = 30;
const BOTTOM = 18;
const TOP = 6;
const noTrials: readonly DrawnDefect[] = [];

/** The smallest defect that would be caught, from defects drawn on left-out references. */
export function DetectionCheck() {
  const app = useApp();
  const threshold = useAppState(selectThreshold);
  const busy = useAppState(
    (state) => state.checkingDetection !== null || state.inspecting !== null,
  );
  const trials = useAppState((state) =>
    state.detectionCheck?.bankVersion === state.bankVersion
      ? state.detectionCheck.trials
      : noTrials,
  );
  const curve = useMemo(
    () =>
      detectionCurve(
        trials.map(({ share, score }) => ({
          sizePx: 100 * share,
          isDetected: threshold !== null && score >= threshold,
        })),
      ),
    [trials, threshold],
  );
  if (threshold === null) return null;
  return (
    <section className="panel-part" aria-label="What would be caught">
      <div className="threshold-head">
        <h3 className="self-test-title">What would be caught?</h3>
        <Button disabled={busy} onClick={() => void app.detectionCheck.run()}>
          {trials.length > 0 ? 'Try again' : 'Try'}
        </Button>
      </div>
      {trials.length === 0 ? (
        <p className="threshold-why">
          Draws scratches, stains and other defects on copies of the references and looks which of
          them come out anomalous.
        </p>
      ) : (
        <>
          <p className="self-test-words">{caughtWords(curve)}</p>
          <Curve curve={curve} />
          <p className="threshold-why">
            {trials.length} defects drawn on left-out references: pieces of other places, scratches,
            stains, missing material, faint and clear. Real ones may be easier or harder to see.
          </p>
        </>
      )}
    </section>
  );
}

function caughtWords(curve: readonly SizeRate[]): string {
  const smallest = smallestCaught(curve);
  const largest = curve.at(-1)!;
  if (smallest === null) {
    return `Of defects of ${short(largest.sizePx)} of the photo’s shorter side, ${Math.round(100 * largest.rate)} in 100 are caught at this threshold.`;
  }
  const orLess = smallest === curve[0]!.sizePx ? 'or less ' : '';
  return `Four of five defects are caught from ${short(smallest)} ${orLess}of the photo’s shorter side on.`;
}

const short = (percent: number) => `${Number(percent.toPrecision(2))} %`;

/** Detection rate against size, with the range that each rate may as well have. */
function Curve({ curve }: { curve: readonly SizeRate[] }) {
  const largest = Math.log(curve.at(-1)!.sizePx);
  const smallest = Math.log(curve[0]!.sizePx);
  const x = (size: number) =>
    LEFT + ((Math.log(size) - smallest) / (largest - smallest || 1)) * (WIDTH - LEFT - 12);
  const y = (rate: number) => TOP + (1 - rate) * (HEIGHT - TOP - BOTTOM);
  const points = curve.map(({ sizePx, fitted }) => `${x(sizePx)},${y(fitted)}`).join(' ');
  const label = curve
    .map(({ sizePx, detected, trials }) => `${short(sizePx)}: ${detected} of ${trials}`)
    .join('; ');
  return (
    <svg
      className="self-test-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Caught by size: ${label}`}
    >
      {[0, 0.5, 1].map((rate) => (
        <g key={rate}>
          <line className="curve-grid" x1={LEFT} x2={WIDTH - 6} y1={y(rate)} y2={y(rate)} />
          <text x={LEFT - 5} y={y(rate) + 3.5} textAnchor="end">
            {100 * rate}
          </text>
        </g>
      ))}
      {curve.map(({ sizePx, low, high }) => (
        <line
          key={sizePx}
          className="curve-range"
          x1={x(sizePx)}
          x2={x(sizePx)}
          y1={y(low)}
          y2={y(high)}
        />
      ))}
      <polyline className="curve-line" points={points} />
      {curve.map(({ sizePx, rate }) => (
        <g key={sizePx}>
          <circle cx={x(sizePx)} cy={y(rate)} r={2.5} />
          <text x={x(sizePx)} y={HEIGHT - 4} textAnchor="middle">
            {short(sizePx)}
          </text>
        </g>
      ))}
    </svg>
  );
}
