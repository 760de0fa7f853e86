import type { Page } from '@playwright/test';
import { decode } from 'fast-png';
import { choose, openApp, view } from './helpers/flow';
import { greyAt, layerPixels, stage, stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';
import { greyPng, openScratch, pointAway, zoomOf } from './helpers/viewer';

test('100 % is exact, and from 800 % on there is a grid', async ({ page }) => {
  await openApp(page);
  const size = { width: 1600, height: 1100 };
  const board = greyPng('board.png', size, (x, y) => ((x + y) % 2 === 0 ? 0 : 255));
  await choose(page, 'photos to inspect', [board]);
  await expect(stage(page)).toHaveAccessibleName(/^Photo board\.png/);
  await view(page, 'Photo');
  await pointAway(page);
  await page.keyboard.press('1');
  await expect.poll(() => zoomOf(page)).toBe(100);
  const patch = { x: 200, y: 150, width: 64, height: 64 };
  const pixels = await (async () => {
    await stagePixels(page);
    return layerPixels(page, 'photos', patch);
  })();
  const corner = greyAt(pixels, 0, 0);
  // One assertion, since thousands take longer than all the rest.
  const wrong: string[] = [];
  for (let y = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++) {
      const wanted = (x + y) % 2 === 0 ? corner : 255 - corner;
      if (greyAt(pixels, x, y) !== wanted) wrong.push(`${x}, ${y}`);
    }
  }
  expect(wrong).toEqual([]);

  const box = (await stage(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const wheelTo = async (percent: number) => {
    const factor = percent / (await zoomOf(page));
    await page.mouse.wheel(0, -Math.round(Math.log(factor) / 0.0016));
    await expect.poll(async () => Math.abs((await zoomOf(page)) / percent - 1)).toBeLessThan(0.01);
  };
  const lines = async () => {
    await pointAway(page);
    await stagePixels(page);
    const { data } = await layerPixels(page, 'marks', { x: 100, y: 205, width: 160, height: 1 });
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  };
  await wheelTo(700);
  expect(await lines()).toBe(0);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await wheelTo(1600);
  const drawn = await lines();
  // A dark and a light one every 16 pixels, or the whole row lies on a line.
  expect(drawn === 20 || drawn === 160, `${drawn} of 160 pixels`).toBe(true);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -9000);
  await expect.poll(() => zoomOf(page)).toBe(6400);
});

test('gamma and contrast change the photo, not the heat, and a click pins a spot', async ({
  page,
}) => {
  await openScratch(page);
  const shot = async () => {
    await pointAway(page);
    await stagePixels(page);
    const { data } = decode(await stage(page).screenshot());
    let sum = 0;
    for (const value of data) sum += value;
    return sum / data.length;
  };
  const set = async (name: string, key: string, times: number) => {
    await page.getByRole('button', { name: /^View options/ }).click();
    await page.getByRole('slider', { name }).focus();
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
    await page.keyboard.press('Escape');
  };
  await view(page, 'Photo');
  const plain = await shot();
  await set('Gamma', 'ArrowRight', 20);
  const light = await shot();
  expect(light).toBeGreaterThan(plain + 10);
  await view(page, 'Heatmap');
  const heat = await shot();
  await set('Gamma', 'Home', 1);
  await set('Contrast', 'End', 1);
  expect(await shot()).toBe(heat);
  await view(page, 'Photo');
  expect(await shot()).toBeLessThan(plain - 10);

  await page.getByRole('button', { name: /^View options/ }).click();
  for (const name of ['Gamma', 'Contrast']) await page.getByRole('slider', { name }).dblclick();
  await expect(page.getByRole('button', { name: 'Reset: gamma' })).toBeDisabled();
  await page.keyboard.press('Escape');
  expect(await shot()).toBe(plain);
  await clicksPin(page);
});

/** A click pins a spot, another or Escape lets it go. */
async function clicksPin(page: Page): Promise<void> {
  await view(page, 'Contours');
  const box = (await stage(page).boundingBox())!;
  const [x, y] = [Math.round(box.width * 0.5), Math.round(box.height * 0.12)];
  const ring = async () => {
    const around = { x: x - 14, y: y - 14, width: 28, height: 28 };
    const { data } = await layerPixels(page, 'marks', around);
    return data.filter((value, i) => i % 4 === 3 && value > 128).length;
  };
  const before = await ring();
  for (const letGo of [
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(box.x + x + 2, box.y + y),
  ]) {
    await page.mouse.click(box.x + x, box.y + y);
    await expect.poll(ring).toBeGreaterThan(before + 60);
    await pointAway(page);
    expect(await ring(), 'it stays').toBeGreaterThan(before + 60);
    await letGo();
    await expect.poll(ring).toBe(before);
  }
}
