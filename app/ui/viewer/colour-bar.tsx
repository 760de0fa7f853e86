import { useEffect, useRef } from 'react';
import { renderHeatmap } from '../../core/heatmap/render';
import { valueAt, type HeatScale } from '../../core/heatmap/scale';
import { selectHeatScale } from '../../state/store/selectors';
import { useAppState } from '../shared/app-context';
import { formatScore } from '../words/format';

const STEPS = 256;

/** The scale of every heatmap of the project, drawn by the code that draws the heatmaps. */
export function ColourBar() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useAppState(selectHeatScale);
  const colourMap = useAppState((state) => state.view.colourMap);
  const opaque = useAppState((state) => state.view.mode === 'heatmap');
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !scale) return;
    const ramp = { width: STEPS, height: 1, values: rampOf(scale) };
    const { data } = renderHeatmap(ramp, scale, colourMap, { opaque });
    context.putImageData(new ImageData(data, STEPS, 1), 0, 0);
  }, [scale, colourMap, opaque]);
  return (
    <div
      className="colour-bar"
      role="img"
      aria-label={
        scale
          ? `Colour scale from ${formatScore(scale.low)} to ${formatScore(scale.high)}, threshold ${formatScore(scale.threshold)}`
          : 'Colour scale, known once the references are read'
      }
      data-known={scale !== null}
      title="Scores of a patch. Clear up to what good parts reach, opaque from the threshold on."
    >
      <span className="colour-bar-low">{scale ? formatScore(scale.low) : '–'}</span>
      <span className="colour-bar-strip">
        <canvas ref={canvas} width={STEPS} height={1} />
        <span className="colour-bar-mark">{scale ? formatScore(scale.threshold) : ''}</span>
      </span>
      <span className="colour-bar-high">{scale ? formatScore(scale.high) : '–'}</span>
    </div>
  );
}

function rampOf(scale: HeatScale): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: STEPS }, (_, i) => valueAt(scale, i / (STEPS - 1)));
}
