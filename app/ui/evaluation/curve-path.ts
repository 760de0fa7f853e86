import type { PrecisionRecallPoint, RocPoint } from '../../core/evaluation/curves';

/** The ROC curve as an SVG path in a square of side 1, y downwards. */
export function rocPath(points: readonly RocPoint[]): string {
  return points
    .map(({ falsePositiveRate, truePositiveRate }, i) => {
      return `${i === 0 ? 'M' : 'L'}${digits(falsePositiveRate)} ${digits(1 - truePositiveRate)}`;
    })
    .join('');
}

/** The steps of the precision-recall curve likewise: the area below is the average precision. */
export function stepPath(points: readonly PrecisionRecallPoint[]): string {
  return points
    .map(({ recall, precision }, i) => {
      const y = digits(1 - precision);
      return `${i === 0 ? `M0 ${y}` : `V${y}`}H${digits(recall)}`;
    })
    .join('');
}

function digits(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
