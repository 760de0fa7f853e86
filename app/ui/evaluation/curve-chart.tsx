import { useId } from 'react';

interface CurveChartProps {
  readonly title: string;
  /** All that the picture says, in words. */
  readonly label: string;
  readonly x: string;
  readonly y: string;
  /** SVG paths in a square of side 1, y downwards; `guess` is what guessing would reach. */
  readonly path: string;
  readonly guess: string;
  /** The threshold in force, y upwards; NaN where it is on no curve. */
  readonly point: { readonly x: number; readonly y: number } | null;
}

const SIDE = 200;
const LEFT = 34;
const TOP = 8;
const BOTTOM = 34;
const RIGHT = 10;
const ticks = [0, 0.5, 1];

/** A curve over shares from 0 to 1, with the threshold in force on it. */
export function CurveChart({ title, label, x, y, path, guess, point }: CurveChartProps) {
  const clip = useId();
  const at = point && !Number.isNaN(point.x + point.y) ? point : null;
  const unit = `translate(${LEFT} ${TOP}) scale(${SIDE})`;
  return (
    <figure className="curve">
      <figcaption>{title}</figcaption>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${LEFT + SIDE + RIGHT} ${TOP + SIDE + BOTTOM}`}
      >
        <clipPath id={clip}>
          <rect x={LEFT - 1.5} y={TOP - 1.5} width={SIDE + 3} height={SIDE + 3} />
        </clipPath>
        {ticks.map((tick) => (
          <g key={tick} className="curve-axis">
            <path d={`M${LEFT} ${TOP + SIDE * (1 - tick)}h${SIDE}`} />
            <path d={`M${LEFT + SIDE * tick} ${TOP}v${SIDE}`} />
            <text x={LEFT - 6} y={TOP + SIDE * (1 - tick) + 3.5} textAnchor="end">
              {tick}
            </text>
            <text x={LEFT + SIDE * tick} y={TOP + SIDE + 14} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        <g className="curve-axis">
          <text x={LEFT + SIDE / 2} y={TOP + SIDE + 29} textAnchor="middle">
            {x}
          </text>
          <text transform={`translate(10 ${TOP + SIDE / 2}) rotate(-90)`} textAnchor="middle">
            {y}
          </text>
        </g>
        <g clipPath={`url(#${clip})`}>
          <path className="curve-guess" transform={unit} d={guess} />
          <path className="curve-line" transform={unit} d={path} />
        </g>
        {at && <Point x={LEFT + at.x * SIDE} y={TOP + (1 - at.y) * SIDE} />}
      </svg>
    </figure>
  );
}

function Point({ x, y }: { x: number; y: number }) {
  return (
    <g className="curve-point">
      <path d={`M${LEFT} ${y}H${x}V${TOP + SIDE}`} />
      <circle cx={x} cy={y} r={4.5} />
    </g>
  );
}
