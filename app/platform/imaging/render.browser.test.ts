import { decode as decodePng } from 'fast-png';
import { testBackbone } from '../../testing/synthetic';
import { describe, expect, it } from 'vitest';
import { inputSize } from '../../core/image/geometry';
import { packScores, unpackDistances } from '../../core/match/packed-scores';
import { scoreMap } from '../../core/score-map/score-map';
import type { RenderJob } from '../../ports/render';
import { createImaging } from './client';

const imaging = createImaging();
const never = new AbortController().signal;

/** A grey photo with one odd patch in the lower right, at a given distance. */
async function job(width: number, height: number, distance = 1.5): Promise<RenderJob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'rgb(120 120 120)';
  context.fillRect(0, 0, width, height);
  const [rows, cols] = [20, 30];
  const distances = new Float32Array(rows * cols).fill(0.1);
  for (const row of [13, 14, 15, 16]) distances.fill(distance, row * cols + 20, row * cols + 25);
  return {
    file: await canvas.convertToBlob({ type: 'image/png' }),
    name: 'part.png',
    image: { width, height },
    wanted: { overlay: true, maps: 'photo', mask: true, picture: true },
    scores: packScores({
      rows,
      cols,
      distances,
      nearestReference: new Uint16Array(rows * cols),
      nearestPatch: new Uint32Array(rows * cols),
      references: ['a'],
    }),
    backbone: testBackbone,
    scale: { low: 0.3, threshold: 0.6, high: 1.2 },
    colourMap: 'ember',
    opacity: 0.5,
    regions: {
      threshold: 0.6,
      smallest: { value: 0, unit: 'percent' },
      smoothingPx: 5,
      mmPerPx: null,
    },
  };
}

async function pixels(blob: Blob) {
  expect(blob.type).toBe('image/png');
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const at = (x: number, y: number) => {
    const i = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    return [...data.subarray(i, i + 4)];
  };
  return { data, width, height, at };
}

describe('render', () => {
  it('keeps the photo where the part is good and shows the heat where it is not', async () => {
    const { overlayPng } = await imaging.render(await job(600, 400), never);
    const overlay = await pixels(overlayPng!);
    expect([overlay.width, overlay.height]).toEqual([600, 400]);
    expect(overlay.at(0.1, 0.1)).toEqual([120, 120, 120, 255]);
    expect(overlay.at(0.74, 0.74)).not.toEqual([120, 120, 120, 255]);
  });

  it('draws the threshold as a light line on a dark one', async () => {
    const { overlayPng } = await imaging.render({ ...(await job(600, 400)), opacity: 0 }, never);
    const { data } = await pixels(overlayPng!);
    const reds = data.filter((_, i) => i % 4 === 0);
    expect(reds.filter((red) => red > 240).length).toBeGreaterThan(200);
    expect(reds.filter((red) => red < 60).length).toBeGreaterThan(200);
  });

  it('draws nothing on a good part', async () => {
    const good = await job(600, 400, 0.1);
    const { data } = await pixels((await imaging.render(good, never)).overlayPng!);
    expect(data.findIndex((value, i) => value !== (i % 4 === 3 ? 255 : 120))).toBe(-1);
  });

  it('gives the heatmap by itself, opaque, at the size of the map', async () => {
    const { heatmapPng, mapSize } = await imaging.render(await job(2048, 1024), never);
    const heatmap = await pixels(heatmapPng!);
    expect(mapSize).toEqual({ width: 1024, height: 512 });
    expect([heatmap.width, heatmap.height]).toEqual([1024, 512]);
    expect(heatmap.data.findIndex((value, i) => i % 4 === 3 && value !== 255)).toBe(-1);
    expect(heatmap.at(0.74, 0.74)).not.toEqual(heatmap.at(0.1, 0.1));
  });

  it('finds the regions, and writes their pixels as a 1-bit mask of the size of the photo', async () => {
    const { maskPng, regions } = await imaging.render(await job(1203, 800), never);
    expect(regions).toHaveLength(1);
    expect(regions[0]!.centre.x / 1203).toBeCloseTo(0.75, 2);
    expect(regions[0]!.centre.y / 800).toBeCloseTo(0.75, 2);
    const png = decodePng(maskPng!);
    expect(png).toMatchObject({ width: 1203, height: 800, depth: 1, channels: 1 });
    const set = (png.data as Uint8Array).reduce(
      (sum, byte) => sum + byte.toString(2).replaceAll('0', '').length,
      0,
    );
    expect(Math.abs(set / regions[0]!.areaPx - 1)).toBeLessThan(0.01);
  });

  it('leaves out regions that are too small, from mask and pictures', async () => {
    const input = { ...(await job(600, 400)), opacity: 0 };
    const { areaPercent } = (await imaging.render(input, never)).regions[0]!;
    const smallest = { value: areaPercent + 0.001, unit: 'percent' } as const;
    const maps = await imaging.render({ ...input, regions: { ...input.regions, smallest } }, never);
    expect(maps.regions).toEqual([]);
    expect(maps.contoursPng).toBeNull();
    expect((decodePng(maps.maskPng!).data as Uint8Array).every((byte) => byte === 0)).toBe(true);
    const { data } = await pixels(maps.overlayPng!);
    expect(data.findIndex((value, i) => value !== (i % 4 === 3 ? 255 : 120))).toBe(-1);
  });

  it('draws outline and number on the bare photo', async () => {
    const { contoursPng, regions } = await imaging.render(await job(600, 400), never);
    const { data, width, at } = await pixels(contoursPng!);
    expect(at(0.75, 0.75)).toEqual([120, 120, 120, 255]);
    const { box } = regions[0]!;
    /** Light pixels in a rectangle. */
    const light = (left: number, top: number, right: number, bottom: number) => {
      let count = 0;
      for (let y = Math.round(top); y < bottom; y++) {
        for (let x = Math.round(left); x < right; x++) {
          if (data[(y * width + x) * 4]! > 240) count += 1;
        }
      }
      return count;
    };
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    const inBox = light(box.x - 2, box.y - 2, right + 2, bottom + 2);
    expect(inBox).toBeGreaterThan(150);
    // The number stands outside, where no line runs.
    const around = light(box.x - 40, box.y - 40, right + 40, bottom + 40);
    expect(around - inBox).toBeGreaterThan(5);
  });

  it('draws what is wanted alone, and needs the photo for pictures of it alone', async () => {
    const whole = await job(1000, 500);
    const nothing = { overlay: false, maps: null, mask: false, picture: false } as const;
    const bare = await imaging.render({ ...whole, file: null, wanted: nothing }, never);
    const { regions, ...files } = bare;
    expect(Object.values(files).every((value) => value === null)).toBe(true);
    expect(regions).toEqual((await imaging.render(whole, never)).regions);

    const wanted = { ...nothing, maps: 'network', mask: true } as const;
    const small = await imaging.render({ ...whole, file: null, wanted }, never);
    expect(small.mapSize).toEqual(inputSize({ width: 1000, height: 500 }, testBackbone));
    expect(decodePng(small.scorePng!)).toMatchObject(small.mapSize!);
    expect(decodePng(small.maskPng!)).toMatchObject({ width: 1000, height: 500 });
    expect(small.overlayPng).toBeNull();
  });

  it('limits the overlay to 2048 px', async () => {
    const { overlayPng } = await imaging.render(await job(4000, 100), never);
    const bitmap = await createImageBitmap(overlayPng!);
    expect([bitmap.width, bitmap.height]).toEqual([2048, 51]);
  });

  it('writes the same scores as NumPy array and as 16-bit PNG', async () => {
    const input = await job(300, 200);
    const { scoreNpy, scorePng, mapSize } = await imaging.render(input, never);
    const { values } = scoreMap(unpackDistances(input.scores), mapSize!);

    const text = String.fromCharCode(...scoreNpy!.subarray(0, 128));
    expect(text.slice(0, 8)).toBe('\x93NUMPY\x01\x00');
    expect(text).toContain("{'descr': '<f4', 'fortran_order': False, 'shape': (200, 300), }");
    expect([...new Float32Array(scoreNpy!.slice(128).buffer)]).toEqual([...values]);

    const png = decodePng(scorePng!);
    expect(png).toMatchObject({ width: 300, height: 200, depth: 16, channels: 1 });
    const wrong = values.findIndex(
      (value, i) => Math.abs((png.data[i]! / 65_535) * 2 - value) > 1 / 65_535 + 1e-7,
    );
    expect(wrong).toBe(-1);
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const rendering = imaging.render(await job(4000, 3000), controller.signal);
    controller.abort();
    await expect(rendering).rejects.toMatchObject({ name: 'AbortError' });
  });
});
