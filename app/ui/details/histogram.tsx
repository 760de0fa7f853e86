import { useEffect, useRef } from 'react';
import { setThreshold } from '../../state/actions/view';
import { selectCalibration, selectDecision, selectedItem } from '../../state/store/selectors';
import { useApp, useAppState } from '../shared/app-context';
import { formatScore, plural } from '../words/format';
import type { Dot, Range } from './chart-data';
import { drawHistogram } from './draw-histogram';

const STEP = 0.005;
const noScores: readonly number[] = [];

interface HistogramProps {
  readonly dots: readonly Dot[];
  readonly range: Range;
}

/** All scores, and the threshold across them to be dragged: a slider lies over the drawing. */
export function Histogram({ dots, range }: HistogramProps) {
  const app = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const calibration = useAppState(selectCalibration);
  const decision = useAppState(selectDecision);
  const selected = useAppState((state) => {
    const item = selectedItem(state);
    return item?.bin === 'query' ? item.score : null;
  });
  const references = calibration?.scores ?? noScores;
  const good = calibration?.good ?? null;
  const { low, high } = range;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const queries = dots.map(({ score }) => score);
    const chart = { queries, references, good, decision, selected, range: { low, high } };
    const paint = () => drawHistogram(element, chart);
    const observer = new ResizeObserver(paint);
    observer.observe(element);
    const themeObserver = new MutationObserver(paint);
    themeObserver.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      themeObserver.disconnect();
      observer.disconnect();
    };
  }, [dots, references, good, decision, selected, low, high]);
  const threshold = decision?.threshold ?? low;
  const anomalous = dots.filter(({ score }) => score >= threshold).length;
  const label =
    `Scores of ${plural(references.length, 'good part')} and of ${plural(dots.length, 'photo')}; ` +
    `${anomalous} at or above the threshold of ${formatScore(threshold)}`;
  return (
    <div className="histogram">
      <div className="histogram-plot">
        <canvas ref={canvas} className="histogram-canvas" role="img" aria-label={label} />
        <input
          type="range"
          className="slider histogram-slider"
          aria-label="Threshold"
          aria-valuetext={formatScore(threshold)}
          min={low}
          max={high}
          step={STEP}
          value={Math.min(high, Math.max(low, threshold))}
          title="Drag the line; double click goes back to the suggested threshold"
          onChange={(event) => setThreshold(app, Math.max(STEP, event.currentTarget.valueAsNumber))}
          onDoubleClick={() => setThreshold(app, null)}
        />
      </div>
      <div className="histogram-ends" aria-hidden>
        <span>{low.toFixed(1)}</span>
        <span className="histogram-key">
          <i className="key-bar" /> photos
          <i className="key-reference" /> references
          <i className="key-curve" /> good parts
        </span>
        <span>{high.toFixed(1)}</span>
      </div>
    </div>
  );
}
