import type { ImagePoint, Size } from '../image/geometry';

/** Numbers in [0, 1); a seeded generator, so that a test can be repeated. */
export type Random = () => number;

/** How much of each pixel a defect covers, 0 to 1: `width * height`, soft at the edge. */
export type Coverage = Float32Array<ArrayBuffer>;

/** Lobes of a blob's outline, and how far one lobe sticks out at most, as a share of the radius. */
const LOBES = [2, 3, 4, 5] as const;
const MOST_LOBE = 0.14;

/** Width of a soft edge as a share of the size, and at least this. */
const EDGE_SHARE = 0.08;
const LEAST_EDGE_PX = 1;

/** A scratch is this many times as long as it is wide, but no thinner than a pixel. */
const SCRATCH_SLIMNESS = 14;

/** A scratch bends by at most this, in radians over its length. */
const MOST_BEND = 0.9;

/** A blob like a disc of diameter `sizePx`, its outline uneven. */
export function blob(size: Size, centre: ImagePoint, sizePx: number, random: Random): Coverage {
  const radius = sizePx / 2;
  const edge = Math.max(LEAST_EDGE_PX, sizePx * EDGE_SHARE);
  const lobes = LOBES.map((count) => ({
    count,
    height: random() * MOST_LOBE,
    phase: random() * 2 * Math.PI,
  }));
  return cover(size, (x, y) => {
    const angle = Math.atan2(y - centre.y, x - centre.x);
    const outline = lobes.reduce(
      (sum, { count, height, phase }) => sum + height * Math.cos(count * angle + phase),
      1,
    );
    return edgeAt(radius * outline - Math.hypot(x - centre.x, y - centre.y), edge);
  });
}

/** A slightly bent line of length `sizePx` through `centre`. */
export function scratch(size: Size, centre: ImagePoint, sizePx: number, random: Random): Coverage {
  const half = Math.max(1, sizePx / SCRATCH_SLIMNESS) / 2;
  const angle = random() * Math.PI;
  const bend = (random() - 0.5) * MOST_BEND;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return cover(size, (x, y) => {
    const along = (x - centre.x) * cos + (y - centre.y) * sin;
    const across = (y - centre.y) * cos - (x - centre.x) * sin;
    const share = along / (sizePx / 2);
    if (Math.abs(share) > 1) return 0;
    // A parabola of that bend; thinner towards the ends.
    const away = Math.abs(across - (bend * sizePx * share * share) / 4);
    return edgeAt(half * (1 - 0.6 * share * share) - away, LEAST_EDGE_PX);
  });
}

function cover({ width, height }: Size, at: (x: number, y: number) => number): Coverage {
  const coverage = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) coverage[y * width + x] = at(x + 0.5, y + 0.5);
  }
  return coverage;
}

/** From 0 to 1 over `edge` pixels, a half on the outline. */
function edgeAt(inside: number, edge: number): number {
  const share = Math.min(1, Math.max(0, inside / edge + 0.5));
  return share * share * (3 - 2 * share);
}
