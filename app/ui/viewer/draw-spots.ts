import type { ImagePoint } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import type { Viewport, StagePoint } from './viewport';
import { toStage } from './viewport';
import type { Panes } from './panes';
import type { Marks } from './scene';

const CROSS_PX = 15;
const CROSS_GAP_PX = 4;
const RING_PX = 8;

/** The crosshair in both panes, the loupe's ring, and the line to what it has found. */
export function drawSpots(
  context: CanvasRenderingContext2D,
  { cross, spot, isPinned, match }: Marks,
  { query, reference }: Panes,
  viewport: Viewport,
): void {
  const place = (point: ImagePoint, pane: Box): StagePoint => {
    const { x, y } = toStage(viewport, point);
    return { x: x + pane.x, y: y + pane.y };
  };
  const path = new Path2D();
  if (cross && reference) {
    for (const pane of [query, reference]) {
      const at = place(cross, pane);
      if (isInside(at, pane)) addCross(path, at);
    }
  }
  const from = spot && place(spot, query);
  if (from && isPinned && isInside(from, query)) addRing(path, from);
  const to = match && reference && place(match, reference);
  if (from && to && isInside(from, query) && isInside(to, reference)) addLink(path, from, to);
  context.lineCap = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.stroke(path);
  context.lineWidth = 1.5;
  context.strokeStyle = '#fff';
  context.stroke(path);
}

function isInside({ x, y }: StagePoint, pane: Box): boolean {
  return x >= pane.x && y >= pane.y && x <= pane.x + pane.width && y <= pane.y + pane.height;
}

function addCross(path: Path2D, { x, y }: StagePoint): void {
  for (const side of [-1, 1]) {
    path.moveTo(x + side * CROSS_GAP_PX, y);
    path.lineTo(x + side * CROSS_PX, y);
    path.moveTo(x, y + side * CROSS_GAP_PX);
    path.lineTo(x, y + side * CROSS_PX);
  }
}

function addRing(path: Path2D, { x, y }: StagePoint): void {
  path.moveTo(x + RING_PX, y);
  path.arc(x, y, RING_PX, 0, 2 * Math.PI);
}

/** From ring to ring, and the ring at its end. */
function addLink(path: Path2D, from: StagePoint, to: StagePoint): void {
  addRing(path, to);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= 2 * RING_PX) return;
  const [x, y] = [(dx / length) * RING_PX, (dy / length) * RING_PX];
  path.moveTo(from.x + x, from.y + y);
  path.lineTo(to.x - x, to.y - y);
}
