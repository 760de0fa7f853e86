import type { ImagePoint, Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { toStage, type Viewport } from './viewport';

/** A number to be written beside a region of the photo; its size is in CSS pixels. */
export interface Label extends Size {
  readonly number: number;
  /** Of the region, in image pixels: to the upper right, upper left, lower right, lower left. */
  readonly ends: readonly ImagePoint[];
}

/** Where it goes, in CSS pixels of the stage. */
export interface PlacedLabel extends Box {
  readonly number: number;
}

const GAP_PX = 3;

/** In the order of the ends: whether the label goes to the right of them, and below. */
const SIDES = [
  { right: true, below: false },
  { right: false, below: false },
  { right: true, below: true },
  { right: false, below: true },
];

/**
 * A place for each label at an end of its region, inside the stage and beside those placed before
 * it. Left out is what is off the stage, and what would cover others wherever it went.
 *
 * @param labels the important ones first
 */
export function placeLabels(
  labels: readonly Label[],
  viewport: Viewport,
  stage: Size,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const { number, ends, width, height } of labels) {
    const on = ends.map((end) => toStage(viewport, end));
    const [xs, ys] = [on.map(({ x }) => x), on.map(({ y }) => y)];
    const isOff = Math.max(...xs) < 0 || Math.min(...xs) > stage.width;
    if (isOff || Math.max(...ys) < 0 || Math.min(...ys) > stage.height) continue;
    const free = SIDES.map(({ right, below }, i) => ({
      number,
      x: clamp(right ? xs[i]! + GAP_PX : xs[i]! - width - GAP_PX, stage.width - width),
      y: clamp(below ? ys[i]! + GAP_PX : ys[i]! - height - GAP_PX, stage.height - height),
      width,
      height,
    })).find((place) => !placed.some((other) => overlap(place, other)));
    if (free) placed.push(free);
  }
  return placed;
}

function overlap(a: Box, b: Box): boolean {
  const along = (from: number, length: number, other: number, otherLength: number) =>
    from < other + otherLength && other < from + length;
  return along(a.x, a.width, b.x, b.width) && along(a.y, a.height, b.y, b.height);
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
