import { contours } from '../../core/heatmap/contour';
import type { Size } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import type { ScoreMap } from '../../core/score/score-map';

/** Heatmap pixels as something that a canvas can stretch. */
export function heatLayer(pixels: RgbaImage): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const context = canvas.getContext('2d');
  context?.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return canvas;
}

/** Outlines of what reaches the level, in a unit square over the photo. */
export interface ContourLayer {
  readonly path: Path2D;
  readonly map: Size;
}

export function contourLayer(map: ScoreMap, level: number): ContourLayer {
  const path = new Path2D();
  for (const { points, closed } of contours(map, level)) {
    path.moveTo(points[0]!, points[1]!);
    for (let i = 2; i < points.length; i += 2) path.lineTo(points[i]!, points[i + 1]!);
    if (closed) path.closePath();
  }
  return { path, map };
}
