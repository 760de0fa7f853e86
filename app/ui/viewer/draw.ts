import type { Size } from '../../core/image/geometry';
import type { ViewMode } from '../../state/store';
import type { Camera } from './camera';
import { drawRegions } from './draw-regions';
import type { RegionLayer } from './layers';
import type { PlacedLabel } from './place-labels';

/** All that the stage shows. */
export interface Scene {
  readonly image: Size;
  readonly photo: ImageBitmap | null;
  readonly heat: HTMLCanvasElement | null;
  readonly regions: RegionLayer | null;
  /** Whether all regions are drawn, or the one that is pointed at alone. */
  readonly outlined: boolean;
  readonly pointedAt: number | null;
  readonly mode: ViewMode;
  readonly opacity: number;
}

/** From here on single pixels are what one wants to see. */
const PIXELS_FROM_SCALE = 4;

/**
 * Draws a scene in CSS pixels on a canvas with `ratio` device pixels each, and returns where the
 * numbers of regions are.
 */
export function draw(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  ratio: number,
): readonly PlacedLabel[] {
  const { image, photo, heat, regions, mode, opacity } = scene;
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
  if (!regions) return [];
  const stage = { width: context.canvas.width / ratio, height: context.canvas.height / ratio };
  const all = scene.outlined && mode !== 'photo';
  return drawRegions(context, regions, camera, stage, { all, pointedAt: scene.pointedAt });
}
