import type { ImagePoint } from '../image/geometry';
import type { Ring } from './region';

/** The point of the rings that lies farthest in a direction, such as `{ x: 1, y: -1 }` for the upper right. */
export function endTowards(rings: readonly Ring[], { x: dx, y: dy }: ImagePoint): ImagePoint {
  let best = { x: 0, y: 0 };
  let most = -Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i]!, ring[i + 1]!];
      if (x * dx + y * dy > most) [best, most] = [{ x, y }, x * dx + y * dy];
    }
  }
  return best;
}

/** The point that lies farthest to the right and up, where a region's number goes. */
export function upperRight(rings: readonly Ring[]): ImagePoint {
  return endTowards(rings, { x: 1, y: -1 });
}
