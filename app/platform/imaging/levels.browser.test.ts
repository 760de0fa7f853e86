import { describe, expect, it } from 'vitest';
import type { LevelRange, PhotoLevel } from '../../ports/imaging';
import { createImaging } from './client';

const { signal } = new AbortController();
const imaging = createImaging();

/** A photo of squares, each in a grey of its own, so that every place can be told. */
async function photo(width: number, height: number, squarePx: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  for (let y = 0; y < height; y += squarePx) {
    for (let x = 0; x < width; x += squarePx) {
      const grey = greyAt(x / squarePx, y / squarePx);
      context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
      context.fillRect(x, y, squarePx, squarePx);
    }
  }
  return canvas.convertToBlob();
}

const greyAt = (column: number, row: number) => (column * 37 + row * 91) % 256;

/** Grey at a point of a level, in pixels of the level. */
function pixel({ size, tilePx, tiles }: PhotoLevel, x: number, y: number): number {
  const columns = Math.ceil(size.width / tilePx);
  const tile = tiles[Math.floor(y / tilePx) * columns + Math.floor(x / tilePx)]!;
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.drawImage(tile, -(x % tilePx), -(y % tilePx));
  return context.getImageData(0, 0, 1, 1).data[0]!;
}

const levels = (file: Blob, range: LevelRange) => imaging.levels(file, 'a.png', range, signal);
const close = (made: readonly PhotoLevel[]) => {
  for (const { tiles } of made) for (const tile of tiles) tile.close();
};

describe('levels', () => {
  it('halves a photo that is small enough to be shown as it is', async () => {
    const file = await photo(1200, 800, 100);
    const made = await levels(file, { kind: 'coarse' });
    expect(made.map(({ size }) => size.width)).toEqual([1200, 600, 300]);
    for (const level of made) {
      const square = level.size.width / 12;
      for (const [column, row] of [
        [0, 0],
        [11, 0],
        [5, 4],
        [11, 7],
      ] as const) {
        const [x, y] = [Math.floor((column + 0.5) * square), Math.floor((row + 0.5) * square)];
        expect(pixel(level, x, y)).toBe(greyAt(column, row));
      }
    }
    close(made);
    expect(await levels(file, { kind: 'fine', mostPixels: Infinity })).toEqual([]);
  });

  it('has every pixel of a large one in its finest level, tile by tile', async () => {
    const file = await photo(4200, 2400, 300);
    const [coarse] = await levels(file, { kind: 'coarse' });
    expect(coarse!.size).toEqual({ width: 2100, height: 1200 });
    const fine = await levels(file, { kind: 'fine', mostPixels: 100e6 });
    expect(fine.map(({ size, tiles }) => [size.width, tiles.length])).toEqual([[4200, 6]]);
    for (const [x, y] of [
      [0, 0],
      [2047, 1000],
      [2048, 1000],
      [4199, 2399],
      [1000, 2048],
    ] as const) {
      expect(pixel(fine[0]!, x, y)).toBe(greyAt(Math.floor(x / 300), Math.floor(y / 300)));
      const half = pixel(coarse!, Math.floor(x / 2), Math.floor(y / 2));
      expect(Math.abs(half - pixel(fine[0]!, x, y))).toBeLessThan(40);
    }
    close(fine);
    expect(await levels(file, { kind: 'fine', mostPixels: 9e6 })).toEqual([]);
  });
});
