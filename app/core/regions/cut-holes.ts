import type { Ring } from './region';

/**
 * Outer rings with their holes cut in: formats without holes (COCO) get each hole joined to the
 * ring around it by a cut of no width, there and back, between their nearest points. Nearest holes
 * are joined first, so that no cut runs through another hole.
 *
 * @param outers rings around areas; `holes` run the other way around
 */
export function cutHoles(outers: readonly Ring[], holes: readonly Ring[]): Ring[] {
  return outers.map((outer) => {
    const inside = holes.filter((hole) => outers.length === 1 || contains(outer, hole));
    let ring = outer;
    while (inside.length > 0) {
      const cuts = inside.map((hole) => shortestCut(ring, hole));
      const nearest = cuts.reduce(
        (best, cut, i) => (cut.length < cuts[best]!.length ? i : best),
        0,
      );
      const { ringAt, holeAt } = cuts[nearest]!;
      ring = joined(ring, ringAt, inside[nearest]!, holeAt);
      inside.splice(nearest, 1);
    }
    return ring;
  });
}

/** Whether the first point of a ring lies inside of another (even-odd rule). */
function contains(outer: Ring, ring: Ring): boolean {
  const [x, y] = [ring[0]!, ring[1]!];
  let inside = false;
  for (let i = 0; i < outer.length; i += 2) {
    const j = (i + 2) % outer.length;
    const [y1, y2] = [outer[i + 1]!, outer[j + 1]!];
    if (y1 > y === y2 > y) continue;
    const crossing = outer[i]! + ((y - y1) / (y2 - y1)) * (outer[j]! - outer[i]!);
    if (x < crossing) inside = !inside;
  }
  return inside;
}

function shortestCut(ring: Ring, hole: Ring) {
  let best = { length: Infinity, ringAt: 0, holeAt: 0 };
  for (let i = 0; i < ring.length; i += 2) {
    for (let j = 0; j < hole.length; j += 2) {
      const length = Math.hypot(ring[i]! - hole[j]!, ring[i + 1]! - hole[j + 1]!);
      if (length < best.length) best = { length, ringAt: i, holeAt: j };
    }
  }
  return best;
}

/** Along the ring to the cut, over it, once around the hole, back over it, and on. */
function joined(ring: Ring, ringAt: number, hole: Ring, holeAt: number): Ring {
  const result = new Float32Array(ring.length + hole.length + 4);
  const parts = [
    ring.subarray(0, ringAt + 2),
    hole.subarray(holeAt),
    hole.subarray(0, holeAt + 2),
    ring.subarray(ringAt),
  ];
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
