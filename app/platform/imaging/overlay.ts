import { fitWithin, type Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import { numberPlace, outlinesOf, type Outlines } from '../../core/pictures/outlines';
import type { Region } from '../../core/regions/region';
import { scaledCanvas } from './pixels';

/** Enough for a screen or a printed page; writing a 12-megapixel PNG takes several times as long. */
const OVERLAY_LONGEST_PX = 2048;

interface Overlay {
  readonly heatmap: RgbaImage;
  /** 0 to 1. */
  readonly opacity: number;
  /** In pixels of the photo. */
  readonly regions: readonly Region[];
}

/** The photo with heatmap and outlines drawn over it. */
export async function drawOverlay(photo: ImageBitmap, overlay: Overlay): Promise<OffscreenCanvas> {
  const size = fitWithin(photo, OVERLAY_LONGEST_PX);
  const { canvas, context } = scaledCanvas(photo, size);
  const { data, width, height } = overlay.heatmap;
  const heat = await createImageBitmap(new ImageData(data, width, height));
  context.globalAlpha = overlay.opacity;
  context.drawImage(heat, 0, 0, size.width, size.height);
  context.globalAlpha = 1;
  heat.close();
  strokeTwice(context, outlinesOf(overlay.regions, photo, size));
  return canvas;
}

/** The photo with nothing but the outlines of the regions and their numbers. */
export function drawContours(photo: ImageBitmap, regions: readonly Region[]): OffscreenCanvas {
  const size = fitWithin(photo, OVERLAY_LONGEST_PX);
  const { canvas, context } = scaledCanvas(photo, size);
  const outlines = outlinesOf(regions, photo, size);
  strokeTwice(context, outlines);
  for (const region of regions) drawNumber(context, region, photo, outlines);
  return canvas;
}

/** Light over dark: one of the two shows on any photo. */
function strokeTwice(
  context: OffscreenCanvasRenderingContext2D,
  { rings, linePx }: Outlines,
): void {
  const path = new Path2D();
  for (const ring of rings) {
    path.moveTo(ring[0]!, ring[1]!);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i]!, ring[i + 1]!);
    path.closePath();
  }
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.lineWidth = linePx * 2.5;
  context.stroke(path);
  context.strokeStyle = '#fff';
  context.lineWidth = linePx;
  context.stroke(path);
}

function drawNumber(
  context: OffscreenCanvasRenderingContext2D,
  region: Region,
  photo: Size,
  outlines: Outlines,
): void {
  const text = String(region.number);
  // The page's typeface is not there in a worker, and a few digits are not worth fetching it.
  context.font = `600 ${outlines.numberPx}px sans-serif`;
  context.textBaseline = 'top';
  const { width } = context.measureText(text);
  const { x, y } = numberPlace(region, photo, context.canvas, outlines, width);
  context.lineJoin = 'round';
  context.lineWidth = outlines.linePx * 3;
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.strokeText(text, x, y);
  context.fillStyle = '#fff';
  context.fillText(text, x, y);
}
