import type { Size } from '../../core/image/geometry';
import type { Viewport } from './viewport';
import type { RegionLayer, RegionShape } from './layers';
import { placeLabels, type PlacedLabel } from './place-labels';

const LABEL_HEIGHT_PX = 18;
const LABEL_PADDING_PX = 5;
const LABEL_FONT = "600 12px 'Inter Variable', system-ui, sans-serif";
const DARK = 'rgb(8 10 12 / 0.85)';

/**
 * Outlines and numbers of regions. Dark below, light above: readable on any photo and any colour
 * map. Numbers are as large at any zoom.
 *
 * @param all whether all are drawn, or the one that is pointed at alone
 * @param pointedAt number of that one
 * @returns where the numbers are
 */
export function drawRegions(
  context: CanvasRenderingContext2D,
  layer: RegionLayer,
  viewport: Viewport,
  stage: Size,
  { all, pointedAt }: { readonly all: boolean; readonly pointedAt: number | null },
): readonly PlacedLabel[] {
  const shown = layer.shapes.find(({ number }) => number === pointedAt);
  if (all) strokeTwice(context, layer.path, viewport, 1.5);
  if (shown) strokeTwice(context, shown.path, viewport, 3);
  // Who comes first has the choice of places.
  const rest = all ? layer.shapes.filter((shape) => shape !== shown) : [];
  return drawNumbers(context, shown ? [shown, ...rest] : rest, viewport, stage, pointedAt);
}

function strokeTwice(
  context: CanvasRenderingContext2D,
  path: Path2D,
  { x, y, scale }: Viewport,
  width: number,
): void {
  const placed = new Path2D();
  placed.addPath(path, new DOMMatrix([scale, 0, 0, scale, x, y]));
  context.lineJoin = 'round';
  context.lineWidth = width + 2;
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.stroke(placed);
  context.lineWidth = width;
  context.strokeStyle = '#fff';
  context.stroke(placed);
}

function drawNumbers(
  context: CanvasRenderingContext2D,
  shapes: readonly RegionShape[],
  viewport: Viewport,
  stage: Size,
  pointedAt: number | null,
): readonly PlacedLabel[] {
  context.font = LABEL_FONT;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  const labels = shapes.map(({ number, ends }) => {
    const width = context.measureText(String(number)).width + 2 * LABEL_PADDING_PX;
    return { number, ends, width: Math.max(LABEL_HEIGHT_PX, width), height: LABEL_HEIGHT_PX };
  });
  const placed = placeLabels(labels, viewport, stage);
  for (const { number, x, y, width, height } of placed) {
    const isShown = number === pointedAt;
    context.beginPath();
    context.roundRect(x, y, width, height, 4);
    context.fillStyle = isShown ? '#fff' : DARK;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = isShown ? DARK : 'rgb(255 255 255 / 0.85)';
    context.stroke();
    context.fillStyle = isShown ? '#080a0c' : '#fff';
    context.fillText(String(number), x + width / 2, y + height / 2 + 0.5);
  }
  return placed;
}
