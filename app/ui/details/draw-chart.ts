import type { ItemId } from '../../core/project/item';
import { verdictOf, type Verdict } from '../../core/project/verdict';
import { lanes, type Dot, type Range } from './chart-data';

interface Chart {
  readonly dots: readonly Dot[];
  readonly references: readonly number[];
  readonly threshold: number | null;
  readonly selected: ItemId | null;
  readonly range: Range;
}

/** Half a thumb: the slider below has the same ends. */
const INSET_PX = 7;
const TICKS_PX = 14;
const MARK_PX = 7;

export function drawChart(canvas: HTMLCanvasElement, chart: Chart): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  const token = lookup(style);
  const { low, high } = chart.range;
  const place = (score: number) => {
    const share = Math.min(1, Math.max(0, (score - low) / (high - low)));
    return INSET_PX + share * (width - 2 * INSET_PX);
  };
  context.strokeStyle = token('text-3');
  context.lineWidth = 1.5;
  for (const score of chart.references) line(context, place(score), 0, TICKS_PX - 3);
  context.strokeStyle = token('line-strong');
  context.lineWidth = 1;
  context.strokeRect(INSET_PX, TICKS_PX + 0.5, width - 2 * INSET_PX, 0);
  drawDots(context, chart, place, height, token);
  if (chart.threshold === null) return;
  context.strokeStyle = token('text');
  context.lineWidth = 1.5;
  line(context, place(chart.threshold), 0, height);
}

/** Custom properties by name, each read once. */
function lookup(style: CSSStyleDeclaration): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined) known.set(name, (value = style.getPropertyValue(`--${name}`).trim()));
    return value;
  };
}

function drawDots(
  context: CanvasRenderingContext2D,
  { dots, threshold, selected }: Chart,
  place: (score: number) => number,
  height: number,
  token: (name: string) => string,
): void {
  const xs = dots.map(({ score }) => place(score));
  const count = Math.max(1, Math.floor((height - TICKS_PX - 2) / MARK_PX));
  const lane = lanes(xs, MARK_PX, count);
  const y = (i: number) => TICKS_PX + 5 + lane[i]! * MARK_PX;
  dots.forEach(({ score }, i) => {
    const verdict = verdictOf(score, threshold);
    context.fillStyle = token(verdict ?? 'text-3');
    mark(context, verdict, xs[i]!, y(i), 3);
    context.fill();
  });
  const at = dots.findIndex(({ id }) => id === selected);
  if (at < 0) return;
  const verdict = verdictOf(dots[at]!.score, threshold);
  context.fillStyle = token(verdict ?? 'text-3');
  context.strokeStyle = token('text');
  context.lineWidth = 1.5;
  mark(context, verdict, xs[at]!, y(at), 5);
  context.fill();
  context.stroke();
}

/** A circle is normal, a diamond unsure, a triangle anomalous. */
function mark(
  context: CanvasRenderingContext2D,
  verdict: Verdict | null,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  if (verdict === 'anomalous' || verdict === 'unsure') {
    const r = radius * 1.25;
    context.moveTo(x, y - r);
    context.lineTo(x + r, verdict === 'unsure' ? y : y + r * 0.8);
    if (verdict === 'unsure') context.lineTo(x, y + r);
    context.lineTo(x - r, verdict === 'unsure' ? y : y + r * 0.8);
    context.closePath();
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function line(context: CanvasRenderingContext2D, x: number, from: number, to: number): void {
  context.beginPath();
  context.moveTo(x, from);
  context.lineTo(x, to);
  context.stroke();
}
