import type { Page } from '@playwright/test';
import { openFew, openSample, rowOf, view } from './helpers/flow';
import { changedShare, spread, stage, stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';

test('the viewer lays heat over the defect and little over a good part', async ({ page }) => {
  const ranked = await openSample(page);
  const heatOver = async (path: string) => {
    await rowOf(page, path).click();
    await expect(rowOf(page, path)).toHaveAttribute('aria-selected', 'true');
    await view(page, 'Overlay');
    const overlay = await stagePixels(page);
    await view(page, 'Photo');
    return changedShare(overlay, await stagePixels(page));
  };
  const onTop = await heatOver(ranked[0]!.path);
  const onGood = await heatOver(ranked.findLast(({ path }) => path.includes('/good/'))!.path);
  expect(onTop).toBeGreaterThan(0.01);
  expect(onGood).toBeLessThan(onTop / 4);
});

test('keys walk the photos and switch the view, the wheel zooms at the pointer', async ({
  page,
}) => {
  const ranked = await openFew(page);
  await rowOf(page, ranked[0]!.path).click();
  await page.keyboard.press('ArrowDown');
  await expect(rowOf(page, ranked[1]!.path)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('heading', { name: ranked[1]!.name }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('3 of 3')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await expect(stage(page)).toHaveAccessibleName(
    `Photo ${ranked[0]!.name}, score ${ranked[0]!.score!.toFixed(2)}, anomalous`,
  );

  const looks = [];
  for (const [key, mode] of [
    ['2', 'Overlay'],
    ['7', 'Heatmap'],
    ['9', 'Photo'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('radio', { name: mode, exact: true })).toBeChecked();
    looks.push(await stagePixels(page));
  }
  for (const look of looks) expect(spread(look)).toBeGreaterThan(5);
  expect(changedShare(looks[0]!, looks[1]!)).toBeGreaterThan(0.1);
  expect(changedShare(looks[1]!, looks[2]!)).toBeGreaterThan(0.1);
  await page.keyboard.press('2');
  await wheelZooms(page);
});

/** The wheel zooms at the pointer, where the score can be read. */
async function wheelZooms(page: Page): Promise<void> {
  await stagePixels(page);
  const box = (await stage(page).boundingBox())!;
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.4];
  await page.mouse.move(x, y);
  const readout = page.locator('.readout');
  await expect(readout).toContainText(/Score \d\.\d\d/);
  await expect(readout).toContainText(/nearest in good-\d{3}\.jpg/);
  const place = async () =>
    /^(\d+), (\d+)/
      .exec(await readout.innerText())!
      .slice(1)
      .map(Number);
  const zoom = async () => parseInt(await page.locator('.title-zoom').innerText(), 10);
  const [placeBefore, zoomBefore] = [await place(), await zoom()];
  await page.mouse.wheel(0, -600);
  await expect.poll(zoom).toBeGreaterThan(zoomBefore * 2);
  const placeAfter = await place();
  for (const i of [0, 1]) expect(Math.abs(placeAfter[i]! - placeBefore[i]!)).toBeLessThanOrEqual(1);
  await page.keyboard.press('0');
  await expect.poll(zoom).toBe(zoomBefore);
}
