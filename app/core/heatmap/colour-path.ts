import { distance, type Oklab } from './oklab';

/** Straight pieces that stand for the curve while its length is measured. */
const PIECES = 2048;

/**
 * `count` colours on a smooth curve (Catmull-Rom) through the control points, at equal distances
 * along it in OKLab: neighbours differ by the same perceived amount from end to end, the property
 * asked of a colour map by Kovesi, "Good Colour Maps", 2015.
 *
 * @throws RangeError for fewer than two control points or colours.
 */
export function evenPath(controls: readonly Oklab[], count: number): Oklab[] {
  if (controls.length < 2 || count < 2) {
    throw new RangeError(`evenPath: got ${controls.length} controls and ${count} colours`);
  }
  const fine = Array.from({ length: PIECES + 1 }, (_, i) => curveAt(controls, i / PIECES));
  const lengths = new Float64Array(fine.length);
  for (let i = 1; i < fine.length; i++) {
    lengths[i] = lengths[i - 1]! + distance(fine[i - 1]!, fine[i]!);
  }
  const total = lengths[PIECES]!;
  let piece = 0;
  return Array.from({ length: count }, (_, i) => {
    const wanted = (total * i) / (count - 1);
    while (piece < PIECES - 1 && lengths[piece + 1]! < wanted) piece++;
    const share = (wanted - lengths[piece]!) / (lengths[piece + 1]! - lengths[piece]!);
    return combine([fine[piece]!, fine[piece + 1]!], [1 - share, share]);
  });
}

/** Uniform Catmull-Rom spline; the ends are continued by mirroring their neighbours. */
function curveAt(controls: readonly Oklab[], position: number): Oklab {
  const last = controls.length - 1;
  const segment = Math.min(last - 1, Math.floor(position * last));
  const t = position * last - segment;
  const p1 = controls[segment]!;
  const p2 = controls[segment + 1]!;
  const p0 = controls[segment - 1] ?? combine([p1, p2], [2, -1]);
  const p3 = controls[segment + 2] ?? combine([p2, p1], [2, -1]);
  return combine(
    [p0, p1, p2, p3],
    [
      (-t + 2 * t * t - t ** 3) / 2,
      (2 - 5 * t * t + 3 * t ** 3) / 2,
      (t + 4 * t * t - 3 * t ** 3) / 2,
      (t ** 3 - t * t) / 2,
    ],
  );
}

function combine(colours: readonly Oklab[], weights: readonly number[]): Oklab {
  const sum = { lightness: 0, a: 0, b: 0 };
  colours.forEach((colour, i) => {
    sum.lightness += weights[i]! * colour.lightness;
    sum.a += weights[i]! * colour.a;
    sum.b += weights[i]! * colour.b;
  });
  return sum;
}
