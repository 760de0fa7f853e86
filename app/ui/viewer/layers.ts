import type { ImagePoint } from '../../core/image/geometry';
import type { RgbaImage } from '../../core/image/rgba';
import type { Box } from '../../core/regions/measure';
import type { Region } from '../../core/regions/region';
import { endTowards } from '../../core/regions/ring-ends';

/** Heatmap pixels as something that a canvas can stretch. */
export function heatLayer(pixels: RgbaImage): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const context = canvas.getContext('2d');
  context?.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return canvas;
}

/** A region ready to be drawn, in image pixels. */
export interface RegionShape {
  readonly number: number;
  readonly box: Box;
  /** Its ends to the upper right, upper left, lower right and lower left: where its number may go. */
  readonly ends: readonly ImagePoint[];
  readonly path: Path2D;
}

export interface RegionLayer {
  readonly shapes: readonly RegionShape[];
  /** All of them in one. */
  readonly path: Path2D;
}

export function regionLayer(regions: readonly Region[]): RegionLayer {
  const path = new Path2D();
  const shapes = regions.map(({ number, box, outers, holes }) => {
    const own = new Path2D();
    for (const ring of [...outers, ...holes]) {
      own.moveTo(ring[0]!, ring[1]!);
      for (let i = 2; i < ring.length; i += 2) own.lineTo(ring[i]!, ring[i + 1]!);
      own.closePath();
    }
    path.addPath(own);
    const ends = DIAGONALS.map((diagonal) => endTowards(outers, diagonal));
    return { number, box, ends, path: own };
  });
  return { shapes, path };
}

const DIAGONALS = [
  { x: 1, y: -1 },
  { x: -1, y: -1 },
  { x: 1, y: 1 },
  { x: -1, y: 1 },
];
