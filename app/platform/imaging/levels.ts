import type { Size } from '../../core/image/geometry';
import { coarseSizes, fineSizes } from '../../core/image/pyramid';
import type { LevelRange, PhotoLevel } from '../../ports/imaging';
import { withBitmap } from './handlers';
import { whiteContext } from './pixels';

/** Within the textures and canvases of every device; even, so that halves of tiles fit tiles. */
const TILE_PX = 2048;

/** A photo at some of its sizes, over white, finest first. */
export function photoLevels(
  file: Blob,
  range: LevelRange,
  signal: AbortSignal,
): Promise<readonly PhotoLevel[]> {
  return withBitmap(file, signal, async (bitmap) => {
    const isCoarse = range.kind === 'coarse';
    const sizes = isCoarse ? coarseSizes(bitmap) : fineSizes(bitmap, range.mostPixels);
    const levels: PhotoLevel[] = [];
    for (const size of sizes) {
      const finer = levels.at(-1);
      levels.push(finer ? half(finer, size) : cut(bitmap, size));
    }
    return levels;
  });
}

/** The whole photo at a size, tile by tile. */
function cut(bitmap: ImageBitmap, size: Size): PhotoLevel {
  const [across, down] = [bitmap.width / size.width, bitmap.height / size.height];
  return tiled(size, (context, left, top) => {
    const { width, height } = context.canvas;
    const source = [left * across, top * down, width * across, height * down] as const;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, ...source, 0, 0, width, height);
  });
}

/** Each tile from the up to four that lie on it: two by two pixels become one. */
function half(finer: PhotoLevel, size: Size): PhotoLevel {
  const columns = Math.ceil(finer.size.width / TILE_PX);
  return tiled(size, (context, left, top) => {
    finer.tiles.forEach((tile, i) => {
      const x = ((i % columns) * TILE_PX) / 2 - left;
      const y = (Math.floor(i / columns) * TILE_PX) / 2 - top;
      if (x < 0 || y < 0 || x >= TILE_PX || y >= TILE_PX) return;
      context.drawImage(tile, x, y, Math.ceil(tile.width / 2), Math.ceil(tile.height / 2));
    });
  });
}

function tiled(
  size: Size,
  paint: (context: OffscreenCanvasRenderingContext2D, left: number, top: number) => void,
): PhotoLevel {
  const tiles: ImageBitmap[] = [];
  for (let top = 0; top < size.height; top += TILE_PX) {
    for (let left = 0; left < size.width; left += TILE_PX) {
      const width = Math.min(TILE_PX, size.width - left);
      const height = Math.min(TILE_PX, size.height - top);
      const context = whiteContext({ width, height }, false);
      paint(context, left, top);
      tiles.push(context.canvas.transferToImageBitmap());
    }
  }
  return { size, tilePx: TILE_PX, tiles };
}
