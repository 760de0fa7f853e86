import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { inSight, type Viewport } from './viewport';

/** From 800 % on there is room for lines between the pixels. */
const GRID_FROM_SCALE = 8;
const DARK = 'rgb(0 0 0 / 0.35)';
const LIGHT = 'rgb(255 255 255 / 0.35)';

/**
 * Lines between the pixels of a large photo: a dark one beside a light one, so that one of them
 * is seen on any photo.
 */
export function drawGrid(
  context: CanvasRenderingContext2D,
  image: Size,
  viewport: Viewport,
  pane: Box,
  ratio: number,
): void {
  if (viewport.scale * ratio < GRID_FROM_SCALE) return;
  const sight = inSight(viewport, pane);
  const line = 1 / ratio;
  const span = (from: number, length: number, most: number) =>
    [Math.max(0, Math.ceil(from)), Math.min(most, Math.floor(from + length))] as const;
  const snap = (value: number) => Math.round(value * ratio) / ratio;
  const [left, right] = span(sight.x, sight.width, image.width);
  const [top, bottom] = span(sight.y, sight.height, image.height);
  const start = { x: Math.max(0, viewport.x), y: Math.max(0, viewport.y) };
  const end = {
    x: Math.min(pane.width, viewport.x + image.width * viewport.scale),
    y: Math.min(pane.height, viewport.y + image.height * viewport.scale),
  };
  for (const [colour, offset] of [
    [DARK, 0],
    [LIGHT, line],
  ] as const) {
    context.fillStyle = colour;
    for (let column = left; column <= right; column++) {
      const x = snap(viewport.x + column * viewport.scale) + offset;
      context.fillRect(x, start.y, line, end.y - start.y);
    }
    for (let row = top; row <= bottom; row++) {
      const y = snap(viewport.y + row * viewport.scale) + offset;
      context.fillRect(start.x, y, end.x - start.x, line);
    }
  }
}
