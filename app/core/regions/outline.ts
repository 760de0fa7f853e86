import { contours } from './contour';
import type { Size } from '../image/geometry';
import type { Components } from '../image/components';
import type { ScoreMap } from '../score-map/score-map';
import type { Ring } from './region';

/** The lines around one component. */
export interface Outline {
  readonly outers: Ring[];
  readonly holes: Ring[];
}

/** A part of a map, in map pixels, both ends included. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Lines of equal score around each component, in image pixels, closed along the border of the
 * image: element i belongs to the component numbered i + 1.
 *
 * @param extent holds the components of interest; others get no outline or a cut one
 */
export function outlines(
  map: ScoreMap,
  threshold: number,
  found: Components,
  extent: Extent,
  image: Size,
): Outline[] {
  const part = framed(map, threshold, extent);
  const scaleX = image.width / map.width;
  const scaleY = image.height / map.height;
  const result = Array.from({ length: found.count }, (): Outline => ({ outers: [], holes: [] }));
  for (const { points, inside } of contours(part, threshold)) {
    const x = (inside % part.width) + extent.left - 1;
    const y = Math.floor(inside / part.width) + extent.top - 1;
    const outline = result[found.labels[y * map.width + x]! - 1]!;
    for (let i = 0; i < points.length; i += 2) {
      points[i] = clamp((points[i]! + extent.left - 1) * scaleX, image.width);
      points[i + 1] = clamp((points[i + 1]! + extent.top - 1) * scaleY, image.height);
    }
    (twiceArea(points) >= 0 ? outline.outers : outline.holes).push(points);
  }
  return result;
}

/** Twice the signed area of a ring: positive for clockwise on the screen. */
export function twiceArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return sum;
}

/**
 * The part and a frame of one pixel around it, below the threshold where it lies outside of the
 * map: as far below as the pixel at the border is above, so that the line runs along the border.
 */
function framed(map: ScoreMap, threshold: number, extent: Extent): ScoreMap {
  const width = extent.right - extent.left + 3;
  const height = extent.bottom - extent.top + 3;
  const values = new Float32Array(width * height);
  // In float32 a smaller step might be no step.
  const least = 1e-6 * Math.max(1, Math.abs(threshold));
  const from = Math.max(0, extent.left - 1);
  const to = Math.min(map.width, extent.right + 2);
  for (let row = 0; row < height; row++) {
    const y = clamp(row + extent.top - 1, map.height - 1);
    const isOutside = y !== row + extent.top - 1;
    const line = map.values.subarray(y * map.width, (y + 1) * map.width);
    const outside = (x: number) => threshold - Math.max(least, Math.abs(line[x]! - threshold));
    const target = values.subarray(row * width, (row + 1) * width);
    if (isOutside) for (let x = from; x < to; x++) target[x - extent.left + 1] = outside(x);
    else target.set(line.subarray(from, to), from - extent.left + 1);
    if (extent.left === 0) target[0] = outside(0);
    if (extent.right === map.width - 1) target[width - 1] = outside(map.width - 1);
  }
  return { width, height, values };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
