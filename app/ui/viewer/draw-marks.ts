import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import type { Viewport } from './viewport';
import { drawGrid } from './draw-grid';
import { drawRegions } from './draw-regions';
import { drawSpots } from './draw-spots';
import type { Panes } from './panes';
import type { PlacedLabel } from './place-labels';
import type { Marks, Scene } from './scene';

const GAP_COLOUR = 'rgb(128 136 144)';

/**
 * The upper canvas: heat, grid, outlines and whatever else lies on the photos. Returns where the
 * numbers of regions are.
 */
export function drawMarks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  marks: Marks,
  panes: Panes,
  viewport: Viewport,
  ratio: number,
): readonly PlacedLabel[] {
  const { query, reference } = panes;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (reference) drawGap(context, panes);
  if (!scene.held) drawHeat(context, scene, query, viewport);
  for (const pane of [query, reference]) {
    if (!pane || scene.view.heat === 'alone') continue;
    within(context, pane, () => drawGrid(context, scene.image, viewport, pane, ratio));
  }
  const labels = scene.held ? [] : drawOutlines(context, scene, query, viewport);
  drawSpots(context, marks, panes, viewport);
  return labels;
}

/** Draws in the coordinates of a pane, and nothing beyond it. */
function within<Result>(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  paint: () => Result,
): Result {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.translate(x, y);
  const result = paint();
  context.restore();
  return result;
}

function drawHeat(
  context: CanvasRenderingContext2D,
  { heat, view, opacity, image }: Scene,
  pane: Box,
  { x, y, scale }: Viewport,
): void {
  if (!heat || view.heat === 'none') return;
  within(context, pane, () => {
    context.imageSmoothingEnabled = true;
    context.globalAlpha = view.heat === 'over' ? opacity : 1;
    context.drawImage(heat, x, y, image.width * scale, image.height * scale);
  });
}

function drawOutlines(
  context: CanvasRenderingContext2D,
  scene: Scene,
  pane: Box,
  viewport: Viewport,
): readonly PlacedLabel[] {
  const { regions, view, outlined, pointedAt } = scene;
  if (!regions) return [];
  const all = view.outlines === 'always' || (view.outlines === 'chosen' && outlined);
  const isCut = view.id === 'swipe' && scene.reference.length > 0;
  const room: Size = isCut ? { ...pane, width: pane.width * scene.swipe } : pane;
  return within(context, { ...pane, ...room }, () =>
    drawRegions(context, regions, viewport, room, { all, pointedAt }),
  );
}

function drawGap(context: CanvasRenderingContext2D, { query, reference, stacked }: Panes): void {
  if (!reference) return;
  context.fillStyle = GAP_COLOUR;
  if (stacked) context.fillRect(0, query.height, query.width, reference.y - query.height);
  else context.fillRect(query.width, 0, reference.x - query.width, query.height);
}
