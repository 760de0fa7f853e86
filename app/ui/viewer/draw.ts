import type { Size } from '../../core/image/geometry';
import type { ViewMode } from '../../state/store';
import type { Camera } from './camera';
import type { ContourLayer } from './layers';

/** All that the stage shows. */
export interface Scene {
  readonly image: Size;
  readonly photo: ImageBitmap | null;
  readonly heat: HTMLCanvasElement | null;
  readonly contour: ContourLayer | null;
  readonly mode: ViewMode;
  readonly opacity: number;
}

/** From here on single pixels are what one wants to see. */
const PIXELS_FROM_SCALE = 4;

/** Draws a scene in CSS pixels on a canvas with `ratio` device pixels each. */
export function draw(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  ratio: number,
): void {
  const { image, photo, heat, contour, mode, opacity } = scene;
  const { x, y, scale } = camera;
  const [width, height] = [image.width * scale, image.height * scale];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.imageSmoothingQuality = 'high';
  // A bitmap that was closed has no width, and drawing it would throw.
  if (photo && photo.width > 0 && (mode !== 'heatmap' || !heat)) {
    context.imageSmoothingEnabled = scale * ratio < PIXELS_FROM_SCALE;
    context.drawImage(photo, x, y, width, height);
  }
  if (heat && mode !== 'photo') {
    context.imageSmoothingEnabled = true;
    context.globalAlpha = mode === 'overlay' ? opacity : 1;
    context.drawImage(heat, x, y, width, height);
    context.globalAlpha = 1;
  }
  if (contour && mode !== 'photo') strokeContour(context, contour, x, y, width, height);
}

/** Dark below, light above: readable on any photo and any colour map. */
function strokeContour(
  context: CanvasRenderingContext2D,
  { path, map }: ContourLayer,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const placed = new Path2D();
  placed.addPath(path, new DOMMatrix([width / map.width, 0, 0, height / map.height, x, y]));
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  context.stroke(placed);
  context.lineWidth = 1.5;
  context.strokeStyle = '#fff';
  context.stroke(placed);
}
