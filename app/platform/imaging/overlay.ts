import { fitWithin, type Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import type { Region } from '../../core/regions/region';
import { upperRight } from '../../core/regions/ring-ends';
import { scaledCanvas } from './pixels';

/** Enough for a screen or a printed page; writing a 12-megapixel PNG takes several times as long. */
const OVERLAY_LONGEST_PX = 2048;

/** Width of the light line as a share of the longest side: 2 px of 1,000. */
const LINE_SHARE = 1 / 500;

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
  strokeTwice(context, outlinePath(overlay.regions, photo, size), size);
  return canvas;
}

/** The photo with nothing but the outlines of the regions and their numbers. */
export function drawContours(photo: ImageBitmap, regions: readonly Region[]): OffscreenCanvas {
  const size = fitWithin(photo, OVERLAY_LONGEST_PX);
  const { canvas, context } = scaledCanvas(photo, size);
  strokeTwice(context, outlinePath(regions, photo, size), size);
  for (const region of regions) drawNumber(context, region, photo, size);
  return canvas;
}

/** Scaled by hand, not by the context's transform: the line keeps one width in x and y. */
function outlinePath(regions: readonly Region[], from: Size, to: Size): Path2D {
  const path = new Path2D();
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  for (const ring of regions.flatMap(({ outers, holes }) => [...outers, ...holes])) {
    path.moveTo(ring[0]! * scaleX, ring[1]! * scaleY);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i]! * scaleX, ring[i + 1]! * scaleY);
    path.closePath();
  }
  return path;
}

/** Light over dark: one of the two shows on any photo. */
function strokeTwice(context: OffscreenCanvasRenderingContext2D, path: Path2D, size: Size): void {
  const width = lineWidth(size);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.lineWidth = width * 2.5;
  context.stroke(path);
  context.strokeStyle = '#fff';
  context.lineWidth = width;
  context.stroke(path);
}

function lineWidth(size: Size): number {
  return Math.max(1, Math.max(size.width, size.height) * LINE_SHARE);
}

/** At the upper right end of the outline, pushed back where it would leave the picture. */
function drawNumber(
  context: OffscreenCanvasRenderingContext2D,
  { number, outers }: Region,
  from: Size,
  to: Size,
): void {
  const line = lineWidth(to);
  const height = Math.max(12, line * 12);
  const end = upperRight(outers);
  const text = String(number);
  // The page's typeface is not there in a worker, and a few digits are not worth fetching it.
  context.font = `600 ${height}px sans-serif`;
  context.textBaseline = 'top';
  const { width } = context.measureText(text);
  const right = (end.x * to.width) / from.width + 2 * line;
  const top = (end.y * to.height) / from.height - height;
  const x = Math.max(0, Math.min(right, to.width - width - 2 * line));
  const y = Math.max(line, Math.min(top, to.height - height));
  context.lineJoin = 'round';
  context.lineWidth = line * 3;
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.strokeText(text, x, y);
  context.fillStyle = '#fff';
  context.fillText(text, x, y);
}
