import { verdictOf, type Decision } from '../../core/calibration/verdict';
import { rateAbove, type GoodScores } from '../../core/calibration/good-scores';
import { binScores, type Range } from './chart-data';

export interface Histogram {
  readonly queries: readonly number[];
  readonly references: readonly number[];
  /** How scores of good parts are expected to be spread; null while unknown. */
  readonly good: GoodScores | null;
  readonly decision: Decision | null;
  /** Score of the photo that is looked at. */
  readonly selected: number | null;
  readonly range: Range;
}

/** Half a thumb: the slider that lies over the chart has the same ends. */
export const INSET_PX = 7;

/** Room for the threshold's handle above, and for the references below the axis. */
const HANDLE_PX = 9;
const BELOW_PX = 20;
const BAR_PX = 5;
/** The curve of good parts is as high as this share of the bars' room. */
const CURVE_SHARE = 0.7;

type Token = (name: string) => string;

interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly token: Token;
  readonly width: number;
  readonly axis: number;
  readonly bins: number;
  readonly x: (score: number) => number;
}

/**
 * Scores of the photos above the axis, of the references below it, and what good parts are
 * expected to score as a line. Verdicts are told by place, left and right of the threshold, and
 * by colour.
 */
export function drawHistogram(canvas: HTMLCanvasElement, chart: Histogram): void {
  const context = canvas.getContext('2d');
  const { clientWidth, clientHeight: height } = canvas;
  if (!context || clientWidth === 0) return;
  canvas.width = Math.round(clientWidth * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  const width = clientWidth - 2 * INSET_PX;
  const { low, high } = chart.range;
  const frame: Frame = {
    context,
    token: (name) => style.getPropertyValue(`--${name}`).trim(),
    width,
    axis: height - BELOW_PX,
    bins: Math.max(1, Math.floor(width / BAR_PX)),
    x: (score) => INSET_PX + Math.min(1, Math.max(0, (score - low) / (high - low))) * width,
  };
  drawUnsure(frame, chart);
  drawBars(frame, chart);
  drawCurve(frame, chart);
  context.fillStyle = frame.token('line-strong');
  context.fillRect(INSET_PX, frame.axis, width, 1);
  drawSelected(frame, chart);
  drawThreshold(frame, chart, height);
}

function drawUnsure({ context, token, axis, x }: Frame, { decision }: Histogram): void {
  if (!decision) return;
  const from = x(decision.unsureFrom);
  context.globalAlpha = 0.14;
  context.fillStyle = token('unsure');
  context.fillRect(from, HANDLE_PX, x(decision.threshold) - from, axis - HANDLE_PX);
  context.globalAlpha = 1;
}

function drawBars(frame: Frame, { queries, references, decision, range }: Histogram): void {
  const { context, token, axis, bins, x } = frame;
  const above = binScores(queries, range, bins);
  const most = Math.max(1, ...above.map(({ count }) => count));
  const gap = 1;
  for (const { from, to, count } of above) {
    if (count === 0) continue;
    const tall = Math.max(2, (count / most) * (axis - HANDLE_PX - 2));
    context.fillStyle = token(verdictOf((from + to) / 2, decision) ?? 'text-3');
    context.fillRect(x(from), axis - tall, x(to) - x(from) - gap, tall);
  }
  const below = binScores(references, range, bins);
  const mostBelow = Math.max(1, ...below.map(({ count }) => count));
  context.fillStyle = token('text-2');
  for (const { from, to, count } of below) {
    if (count === 0) continue;
    const tall = Math.max(4, (count / mostBelow) * (BELOW_PX - 5));
    context.fillRect(x(from), axis + 2, x(to) - x(from) - gap, tall);
  }
}

/** The density of good parts, from the differences of what lies above each bar's ends. */
function drawCurve(frame: Frame, { good, range }: Histogram): void {
  if (!good) return;
  const { context, token, axis, width } = frame;
  const { low, high } = range;
  const steps = Math.max(2, Math.floor(width / 2));
  const at = (i: number) => low + (i / steps) * (high - low);
  const share = Array.from(
    { length: steps },
    (_, i) => rateAbove(good, at(i)) - rateAbove(good, at(i + 1)),
  );
  const most = Math.max(...share);
  if (!(most > 0)) return;
  context.strokeStyle = token('text-2');
  context.lineWidth = 1.25;
  context.beginPath();
  share.forEach((value, i) => {
    const y = axis - (value / most) * CURVE_SHARE * (axis - HANDLE_PX);
    context.lineTo(INSET_PX + ((i + 0.5) / steps) * width, y);
  });
  context.stroke();
}

function drawSelected({ context, token, axis, x }: Frame, { selected }: Histogram): void {
  if (selected === null) return;
  const at = x(selected);
  context.fillStyle = token('text');
  context.strokeStyle = token('panel');
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(at, axis - 1);
  context.lineTo(at + 4.5, axis + 8);
  context.lineTo(at - 4.5, axis + 8);
  context.closePath();
  context.stroke();
  context.fill();
}

function drawThreshold(
  { context, token, x }: Frame,
  { decision }: Histogram,
  height: number,
): void {
  if (!decision) return;
  const at = x(decision.threshold);
  context.fillStyle = token('text');
  context.fillRect(at - 0.75, 0, 1.5, height);
  context.beginPath();
  context.arc(at, HANDLE_PX / 2 + 0.5, HANDLE_PX / 2, 0, 2 * Math.PI);
  context.fill();
}
