import type { Ring } from './region';

/**
 * A ring of fewer points that stays within `tolerancePx` of the given one (Douglas and Peucker,
 * "Algorithms for the reduction of the number of points", 1973), from two far corners on.
 *
 * @param tolerancePx image pixels, 0 or more
 * @returns two points, or fewer, for a ring that is flatter than the tolerance
 */
export function simplifyRing(ring: Ring, tolerancePx: number): Ring {
  const count = ring.length / 2;
  if (count < 3) return ring;
  const start = farthestFrom(ring, 0);
  const middle = farthestFrom(ring, start);
  const kept = new Uint8Array(count);
  kept[start] = 1;
  kept[middle] = 1;
  const [first, second] = [Math.min(start, middle), Math.max(start, middle)];
  // Indices may pass the end, where the ring goes on from its beginning.
  const spans: [number, number][] = [[first, second], [second, first + count]]; // prettier-ignore
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const bend = farthestFromLine(ring, from, to);
    if (bend.distance <= tolerancePx) continue;
    kept[bend.index % count] = 1;
    spans.push([from, bend.index], [bend.index, to]);
  }
  return ring.filter((_, i) => kept[i >> 1] === 1);
}

function farthestFrom(ring: Ring, from: number): number {
  let best = from;
  let most = 0;
  for (let i = 0; i < ring.length / 2; i++) {
    const distance = Math.hypot(
      ring[2 * i]! - ring[2 * from]!,
      ring[2 * i + 1]! - ring[2 * from + 1]!,
    );
    if (distance > most) [best, most] = [i, distance];
  }
  return best;
}

/** The point between two others that lies farthest from the straight piece that joins them. */
function farthestFromLine(ring: Ring, from: number, to: number) {
  const at = (i: number) => (2 * i) % ring.length;
  const [x, y] = [ring[at(from)]!, ring[at(from) + 1]!];
  const [dx, dy] = [ring[at(to)]! - x, ring[at(to) + 1]! - y];
  const lengthSquared = dx * dx + dy * dy;
  const worst = { index: from, distance: -1 };
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [ring[at(i)]! - x, ring[at(i) + 1]! - y];
    const along = lengthSquared === 0 ? 0 : (px * dx + py * dy) / lengthSquared;
    const share = Math.min(1, Math.max(0, along));
    const distance = Math.hypot(px - share * dx, py - share * dy);
    if (distance > worst.distance) {
      worst.index = i;
      worst.distance = distance;
    }
  }
  return worst;
}
