import type { Box } from '../../core/regions/measure';
import type { Viewport } from './viewport';
import { drawLevel } from './draw-level';
import type { Panes } from './panes';
import { levelFor, type PhotoLevels } from './photo-levels';
import type { Scene } from './scene';

/** The lower canvas: photo and reference, without anything on them. */
export function drawPhotos(
  context: CanvasRenderingContext2D,
  scene: Scene,
  panes: Panes,
  viewport: Viewport,
  ratio: number,
): void {
  const { photo, reference, view, held, swipe } = scene;
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  const put = (levels: PhotoLevels, pane: Box, clip: Box) => {
    const level = levelFor(levels, scene.image, viewport.scale * ratio);
    if (!level) return;
    context.save();
    context.beginPath();
    context.rect(clip.x, clip.y, clip.width, clip.height);
    context.clip();
    drawLevel(context, level, photoBox(scene, pane, viewport, ratio));
    context.restore();
  };
  const whole = { x: 0, y: 0, width, height };
  if (panes.reference) {
    put(held ? reference : photo, panes.query, device(panes.query, ratio));
    put(reference, panes.reference, device(panes.reference, ratio));
  } else if (held) {
    put(reference, panes.query, whole);
  } else if (view.id === 'swipe') {
    const cut = Math.round(width * swipe);
    put(photo, panes.query, { ...whole, width: cut });
    put(reference, panes.query, { ...whole, x: cut, width: width - cut });
  } else if (view.id === 'difference') {
    // Both by the same operation: browsers interpolate a little differently for another one.
    fillBlack(context, photoBox(scene, panes.query, viewport, ratio));
    context.globalCompositeOperation = 'difference';
    put(photo, panes.query, whole);
    put(reference, panes.query, whole);
    context.globalCompositeOperation = 'source-over';
  } else if (view.heat !== 'alone' || !scene.heat) {
    put(photo, panes.query, whole);
  }
}

/** Under the device pixels that the tiles of a photo take. */
function fillBlack(context: CanvasRenderingContext2D, { x, y, width, height }: Box): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  context.fillStyle = '#000';
  context.fillRect(left, top, Math.round(x + width) - left, Math.round(y + height) - top);
}

function photoBox({ image }: Scene, pane: Box, { x, y, scale }: Viewport, ratio: number): Box {
  const width = image.width * scale * ratio;
  const height = image.height * scale * ratio;
  return { x: (pane.x + x) * ratio, y: (pane.y + y) * ratio, width, height };
}

function device({ x, y, width, height }: Box, ratio: number): Box {
  return { x: x * ratio, y: y * ratio, width: width * ratio, height: height * ratio };
}
