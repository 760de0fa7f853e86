import type { Contour } from '../../core/heatmap/contour';
import type { Size } from '../../core/image/geometry';
import { fitWithin } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import { scaledCanvas } from './pixels';

/** Enough for a screen or a printed page; writing a 12-megapixel PNG takes several times as long. */
const OVERLAY_LONGEST_PX = 2048;

/** Width of the light line as a share of the longest side: 2 px of 1,000. */
const LINE_SHARE = 1 / 500;

interface Overlay {
  readonly heatmap: RgbaImage;
  /** 0 to 1. */
  readonly opacity: number;
  /** In pixels of the heatmap. */
  readonly contours: readonly Contour[];
}

/** The photo with heatmap and contours drawn over it. */
export async function drawOverlay(photo: ImageBitmap, overlay: Overlay): Promise<OffscreenCanvas> {
  const size = fitWithin(photo, OVERLAY_LONGEST_PX);
  const { canvas, context } = scaledCanvas(photo, size);
  const { data, width, height } = overlay.heatmap;
  const heat = await createImageBitmap(new ImageData(data, width, height));
  context.globalAlpha = overlay.opacity;
  context.drawImage(heat, 0, 0, size.width, size.height);
  context.globalAlpha = 1;
  heat.close();
  strokeTwice(context, contourPath(overlay.contours, overlay.heatmap, size), size);
  return canvas;
}

/** Scaled by hand, not by the context's transform: the line keeps one width in x and y. */
function contourPath(contours: readonly Contour[], from: Size, to: Size): Path2D {
  const path = new Path2D();
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  for (const { points, closed } of contours) {
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i]! * scaleX;
      const y = points[i + 1]! * scaleY;
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (closed) path.closePath();
  }
  return path;
}

/** Light over dark: one of the two shows on any photo. */
function strokeTwice(context: OffscreenCanvasRenderingContext2D, path: Path2D, size: Size): void {
  const width = Math.max(1, Math.max(size.width, size.height) * LINE_SHARE);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.lineWidth = width * 2.5;
  context.stroke(path);
  context.strokeStyle = '#fff';
  context.lineWidth = width;
  context.stroke(path);
}
