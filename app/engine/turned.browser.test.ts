import { afterAll, beforeAll, expect, it } from 'vitest';
import { EFFICIENTNET_LITE0 } from '../core/features/efficientnet-lite0';
import type { RgbaImage } from '../core/image/rgba';
import { imageScore } from '../core/score-map/image-score';
import { blobImage } from '../testing/synthetic';
import { EngineClient } from './client';

const never = new AbortController().signal;

const engine = new EngineClient({
  createWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  backbone: EFFICIENTNET_LITE0,
  modelUrl: new URL('/models/efficientnet-lite0', location.href).href,
  cpuLanes: 1,
});
beforeAll(() => engine.start('wasm'));
afterAll(() => engine.close());

/** A quarter clockwise. */
function quarter({ width, height, data }: RgbaImage): RgbaImage {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (x * height + (height - 1 - y)) * 4;
      turned.set(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), to);
    }
  }
  return { width: height, height: width, data: turned };
}

const part = () => blobImage(1, 400, 256);

it('a part that lies on its side is like its reference in one of the directions, at the same place', async () => {
  const upright = await engine.embed(part(), never);
  const turned = await engine.embed(part(), never, 8);
  expect(turned.grid.features).toEqual(upright.grid.features);
  expect(upright.grid.turned).toBeUndefined();
  const { rows, cols } = upright.grid;
  expect(turned.grid.turned!.patches.length).toBeLessThanOrEqual(rows * cols);
  expect(turned.grid.turned!.patches.every((patch) => patch < rows * cols)).toBe(true);
  const before = await engine.memory();

  const inspect = async () => (await engine.inspect(quarter(part()), never)).scores;
  await engine.appendReference('upright', upright.grid, never);
  const apart = await inspect();
  engine.clearBank();
  await engine.appendReference('turned', turned.grid, never);
  expect(engine.status().bank.patches).toBe(rows * cols * 8);
  const near = await inspect();
  engine.clearBank();
  expect(imageScore(near.distances)).toBeLessThan(0.7 * imageScore(apart.distances));

  // Row r, column c of the part on its side shows the place of row rows - 1 - c, column r.
  const places = [...near.nearestPatch].map((patch, i) => {
    const [row, col] = [Math.floor(i / near.cols), i % near.cols];
    const [atRow, atCol] = [Math.floor(patch / cols), patch % cols];
    return Math.abs(atRow - (rows - 1 - col)) + Math.abs(atCol - row);
  });
  expect(places.filter((steps) => steps <= 2).length).toBeGreaterThan(0.5 * places.length);
  expect(await engine.memory()).toEqual(before);
});

it('turning brings much where references lie at other angles, and nothing where they lie alike', async () => {
  const alike = () => {
    const image = part();
    for (let i = 0; i < image.data.length; i += 4) image.data[i]! += 9;
    return image;
  };
  const quarters = async (images: readonly RgbaImage[]) => {
    const grids = [];
    for (const image of images) grids.push(await engine.embedQuarters(image, never));
    return grids;
  };
  const same = await engine.turnGains(await quarters([part(), alike()]), [], never);
  expect(same).toHaveLength(2);
  for (const gain of same) expect(gain).toBeLessThan(0.01);
  const apart = await engine.turnGains(await quarters([part(), quarter(part())]), [], never);
  for (const gain of apart) expect(gain).toBeGreaterThan(0.2);
  const photos = [(await engine.embed(quarter(alike()), never)).grid];
  const [gain] = await engine.turnGains(await quarters([part()]), photos, never);
  expect(gain).toBeGreaterThan(0.2);
});

it('is aborted on the way', async () => {
  const controller = new AbortController();
  const coming = engine.embed(part(), controller.signal, 8);
  controller.abort();
  await expect(coming).rejects.toMatchObject({ name: 'AbortError' });
});
