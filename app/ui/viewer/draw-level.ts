import type { Box } from '../../core/regions/measure';
import type { PhotoLevel } from '../../ports/imaging';

/** From here on single pixels are what one wants to see. */
const PIXELS_FROM_SCALE = 4;

/**
 * Draws the visible part of a level.
 *
 * Tiles end on whole device pixels: anything else would leave seams between them, and blur a photo
 * that is shown at 100 %.
 *
 * @param box where the whole photo lies, in device pixels of the canvas
 */
export function drawLevel(context: CanvasRenderingContext2D, level: PhotoLevel, box: Box): void {
  const { size, tilePx, tiles } = level;
  const scale = { x: box.width / size.width, y: box.height / size.height };
  const columns = Math.ceil(size.width / tilePx);
  const { width: right, height: bottom } = context.canvas;
  const edge = (corner: number, scaled: number, at: number, most: number) =>
    Math.round(corner + scaled * Math.min(at * tilePx, most));
  context.imageSmoothingEnabled = scale.x < PIXELS_FROM_SCALE;
  tiles.forEach((tile, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const x = edge(box.x, scale.x, column, size.width);
    const y = edge(box.y, scale.y, row, size.height);
    const width = edge(box.x, scale.x, column + 1, size.width) - x;
    const height = edge(box.y, scale.y, row + 1, size.height) - y;
    if (x >= right || y >= bottom || x + width <= 0 || y + height <= 0) return;
    // A bitmap that was closed has no width, and drawing it would throw.
    if (tile.width > 0) context.drawImage(tile, x, y, width, height);
  });
}
