import type { Size } from '../../core/image/geometry';
import type { Box } from '../../core/regions/measure';
import { cropWindow, patchInCrop } from './draw-crop';

/** Sides in CSS pixels, as loupe.css has them. */
export const CROP_PX = 84;
export const GAP_PX = 12;
export const THUMB_ROOM: Size = { width: 58, height: 46 };

/** Where the thumbnail lies beside its crop, what of it the crop shows, and the lines to there. */
export interface Callout {
  readonly thumb: Box;
  readonly box: Box;
  /** From the outlined patch, one to the top and one to the bottom of the box. */
  readonly lines: readonly { x1: number; y1: number; x2: number; y2: number }[];
}

/** @param patch in pixels of the photo */
export function callout(image: Size, patch: Box): Callout {
  const scale = Math.min(THUMB_ROOM.width / image.width, THUMB_ROOM.height / image.height);
  const thumb = {
    x: CROP_PX + GAP_PX,
    y: 0,
    width: image.width * scale,
    height: image.height * scale,
  };
  const shown = within(cropWindow(patch), image);
  const box = {
    x: thumb.x + shown.x * scale,
    y: thumb.y + shown.y * scale,
    width: shown.width * scale,
    height: shown.height * scale,
  };
  const inCrop = patchInCrop(patch);
  const right = (inCrop.x + inCrop.width) * CROP_PX;
  const lineTo = (from: number, to: number) => ({
    x1: right,
    y1: from * CROP_PX,
    x2: box.x,
    y2: to,
  });
  return {
    thumb,
    box,
    lines: [lineTo(inCrop.y, box.y), lineTo(inCrop.y + inCrop.height, box.y + box.height)],
  };
}

function within({ x, y, width, height }: Box, image: Size): Box {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return {
    x: left,
    y: top,
    width: Math.min(image.width, x + width) - left,
    height: Math.min(image.height, y + height) - top,
  };
}
