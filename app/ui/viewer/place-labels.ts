import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { toStage, type Camera } from './camera';

/** A number to be written beside a box of the photo. */
export interface Label extends Size {
  readonly number: number;
  /** In image pixels; width and height of the label are in CSS pixels. */
  readonly box: Box;
}

/** Where it goes, in CSS pixels of the stage. */
export interface PlacedLabel extends Box {
  readonly number: number;
}

const GAP_PX = 3;

/**
 * A place for each label at a corner of its box, inside the stage and beside those placed before
 * it. Left out is what is off the stage, and what would cover others wherever it went.
 *
 * @param labels the important ones first
 */
export function placeLabels(labels: readonly Label[], camera: Camera, stage: Size): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const { number, box, width, height } of labels) {
    const from = toStage(camera, box);
    const to = toStage(camera, { x: box.x + box.width, y: box.y + box.height });
    if (to.x < 0 || to.y < 0 || from.x > stage.width || from.y > stage.height) continue;
    const above = from.y - height - GAP_PX;
    const below = to.y + GAP_PX;
    const [left, right] = [from.x - width - GAP_PX, to.x + GAP_PX];
    const corners = [
      { x: right, y: above },
      { x: left, y: above },
      { x: right, y: below },
      { x: left, y: below },
    ];
    const free = corners
      .map(({ x, y }) => ({
        number,
        x: clamp(x, stage.width - width),
        y: clamp(y, stage.height - height),
        width,
        height,
      }))
      .find((place) => !placed.some((other) => overlap(place, other)));
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
