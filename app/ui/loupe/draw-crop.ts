import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';

/** How many patches a crop shows along each side: the middle one and what is around it. */
const PATCHES_A_SIDE = 7;

/** A patch of a photo that is to be drawn with its surroundings. */
export interface Crop {
  /** At any size; it covers the whole photo. */
  readonly bitmap: CanvasImageSource & Size;
  readonly image: Size;
  /** The patch, in pixels of the photo. */
  readonly box: Box;
}

/** The square around a patch that a crop shows, in image pixels; it may reach beyond the photo. */
export function cropWindow({ x, y, width, height }: Box): Box {
  const side = PATCHES_A_SIDE * Math.max(width, height);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return { x: middleX - side / 2, y: middleY - side / 2, width: side, height: side };
}

/** Where the patch lies in its crop, as shares of the crop's side. */
export function patchInCrop(box: Box): Box {
  const { width: side } = cropWindow(box);
  const [width, height] = [box.width / side, box.height / side];
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/**
 * Draws a crop on a square canvas of `sidePx` device pixels; what lies beyond the photo stays
 * clear. The patch is outlined dark and light, to be seen on any photo.
 */
export function drawCrop(
  context: CanvasRenderingContext2D,
  { bitmap, image, box }: Crop,
  sidePx: number,
  ratio: number,
): void {
  const from = cropWindow(box);
  const [scaleX, scaleY] = [bitmap.width / image.width, bitmap.height / image.height];
  context.clearRect(0, 0, sidePx, sidePx);
  context.drawImage(
    bitmap,
    from.x * scaleX,
    from.y * scaleY,
    from.width * scaleX,
    from.height * scaleY,
    0,
    0,
    sidePx,
    sidePx,
  );
  const { x, y, width, height } = patchInCrop(box);
  for (const [colour, line] of [
    ['rgb(0 0 0 / 0.75)', 3],
    ['#fff', 1.25],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = line * ratio;
    context.strokeRect(x * sidePx, y * sidePx, width * sidePx, height * sidePx);
  }
}
