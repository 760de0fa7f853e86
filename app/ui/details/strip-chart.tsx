import { useEffect, useRef } from 'react';
import { selectThreshold } from '../../state/selectors';
import { useAppState } from '../components/app-context';
import { formatScore, plural } from '../components/format';
import type { Dot, Range } from './chart-data';
import { drawChart } from './draw-chart';

const noScores: readonly number[] = [];

/** All scores on one line: references as ticks above, queries as marks below, the threshold across. */
export function StripChart({ dots, range }: { dots: readonly Dot[]; range: Range }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const references = useAppState((state) => state.calibration?.scores ?? noScores);
  const threshold = useAppState(selectThreshold);
  const selected = useAppState((state) => state.view.selected);
  const anomalous = threshold === null ? 0 : dots.filter(({ score }) => score >= threshold).length;
  const { low, high } = range;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const paint = () =>
      drawChart(element, { dots, references, threshold, selected, range: { low, high } });
    const observer = new ResizeObserver(paint);
    observer.observe(element);
    const themeObserver = new MutationObserver(paint);
    themeObserver.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      themeObserver.disconnect();
      observer.disconnect();
    };
  }, [dots, references, threshold, selected, low, high]);
  const label =
    `Scores of ${plural(references.length, 'good part')} and of ${plural(dots.length, 'photo')}; ` +
    `${anomalous} at or above the threshold of ${formatScore(threshold ?? 0)}`;
  return (
    <div className="strip">
      <canvas ref={canvas} className="strip-canvas" role="img" aria-label={label} />
      <div className="strip-ends" aria-hidden>
        <span>{low.toFixed(1)}</span>
        <span className="strip-key">
          <i className="strip-tick" /> references <i className="strip-dot" /> inspected
        </span>
        <span>{high.toFixed(1)}</span>
      </div>
    </div>
  );
}
