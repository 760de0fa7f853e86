import type { Locator } from '@playwright/test';
import { folderOf, sampleFiles } from './helpers/files';
import { choose, inspected, openApp, openSample, rowOf } from './helpers/flow';
import { filterLine, grid, pathsOf, search, strip } from './helpers/lists';
import { longTasksDuring, processorMsDuring, watchLongTasks } from './helpers/long-tasks';
import { plate } from './helpers/pictures';
import { stage } from './helpers/stage';
import { longOrShort } from './helpers/long';
import { slowness } from './helpers/machine';
import { expect, test } from './helpers/test';

test('the grid: keys in two dimensions, marks, labels, in and out', async ({ page }) => {
  const all = await openSample(page);
  await rowOf(page, all[0]!.path).click();
  await page.keyboard.press('g');
  const tiles = grid(page).getByRole('option');
  await expect(tiles).toHaveCount(12);
  await expect(grid(page)).toBeFocused();
  expect(await pathsOf(grid(page))).toEqual(all.map(({ path }) => path));
  const current = grid(page).locator('[data-current="true"]');
  const at = async () => Number(await current.getAttribute('aria-posinset'));
  const marked = grid(page).locator('[data-marked="true"]');
  const columns = await tiles.evaluateAll(
    (options) => new Set(options.map((option) => option.getBoundingClientRect().left)).size,
  );
  expect(columns).toBeGreaterThan(2);
  expect(await at()).toBe(1);
  await page.keyboard.press('ArrowDown');
  expect(await at()).toBe(1 + columns);
  await page.keyboard.press('ArrowRight');
  expect(await at()).toBe(2 + columns);
  await page.keyboard.press('ArrowUp');
  expect(await at()).toBe(2);
  await page.keyboard.press('ArrowLeft');
  expect(await at()).toBe(1);
  await page.keyboard.press('End');
  expect(await at()).toBe(12);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(marked).toHaveCount(3);
  await tiles.nth(6).click({ modifiers: ['Control'] });
  await expect(marked).toHaveCount(4);
  await tiles.nth(8).click({ modifiers: ['Shift'] });
  await expect(marked).toHaveCount(3);

  await page.keyboard.press('n');
  const labels = async () =>
    (await tiles.evaluateAll((options) => options.map((option) => option.ariaLabel!)))
      .slice(6, 9)
      .map((label) => / labelled (\w+)$/.exec(label)?.[1]);
  await expect.poll(labels).toEqual(['good', 'good', 'good']);
  await page.keyboard.press('Backspace');
  await expect.poll(labels).toEqual([undefined, undefined, undefined]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+a');
  await expect(marked).toHaveCount(12);

  const widthOf = async () => (await tiles.first().boundingBox())!.width;
  const before = await widthOf();
  const slider = page.getByRole('slider', { name: 'Size of the pictures' });
  await slider.fill('256');
  expect(await widthOf()).toBeGreaterThan(before + 50);
  await slider.dblclick();
  await expect.poll(widthOf).toBe(before);

  await tiles.nth(4).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Remove/ }).waitFor();
  await page.keyboard.press('Escape');
  await tiles.nth(4).click();
  await page.keyboard.press('Enter');
  await expect(grid(page)).toHaveCount(0);
  const { name, score } = all[4]!;
  await expect(stage(page)).toHaveAccessibleName(
    new RegExp(`^Photo ${name}, score ${score!.toFixed(2)}`),
  );
  await page.keyboard.press('g');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('scratch');
  await expect(tiles).toHaveCount(all.filter(({ path }) => path.includes('scratch')).length);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toHaveCount(0);
  await page.keyboard.press('g');
  await tiles.nth(7).dblclick();
  await expect(grid(page)).toHaveCount(0);
  await expect(page.locator('.title-place')).toHaveText('8 of 12');
});

test('the film strip keeps the photo that is looked at in the middle', async ({ page }) => {
  await openSample(page);
  await expect(strip(page)).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(strip(page).getByRole('option')).toHaveCount(12);
  await strip(page).getByRole('option').nth(2).click();
  await expect(strip(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.title-place')).toHaveText('4 of 12');
  await page.keyboard.press('s');
  await expect(strip(page)).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('strip, tools of the list, and grid', async ({ page }) => {
    await openApp(page);
    await page.getByRole('button', { name: 'Try the sample' }).tap();
    await expect(page.getByRole('status')).toHaveText(/^12 photos inspected/, { timeout: 60_000 });
    const place = page.locator('.title-place');
    const middleOf = async (list: Locator) => {
      const tile = (await list.locator('[data-current="true"]').boundingBox())!;
      return tile.x + tile.width / 2;
    };
    await strip(page).getByRole('option').nth(4).tap();
    await expect(place).toHaveText('5 of 12');
    await page.getByRole('button', { name: 'Next photo' }).tap();
    await expect(place).toHaveText('6 of 12');
    await expect.poll(() => middleOf(strip(page))).toBeCloseTo(195, -1);
    const before = await strip(page).evaluate((list) => list.scrollLeft);
    await strip(page).evaluate((list) => list.scrollBy(150, 0));
    expect(await strip(page).evaluate((list) => list.scrollLeft)).toBeGreaterThan(before);

    await page.getByRole('button', { name: 'To inspect, 12' }).tap();
    const sheet = page.getByRole('dialog', { name: 'To inspect panel' });
    await search(page).fill('dent');
    await expect(filterLine(page)).toContainText('2 of 12');
    for (const button of await filterLine(page).getByRole('button').all()) {
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(40);
    }
    await sheet.getByRole('button', { name: 'All photos in a grid (G)' }).tap();
    await expect(sheet).toBeHidden();
    await expect(grid(page).getByRole('option')).toHaveCount(2);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBe(390);
    await grid(page).getByRole('option').nth(1).tap();
    await expect(grid(page)).toHaveCount(0);
    await expect(place).toHaveText('2 of 2');
  });
});

const PHOTOS = longOrShort(600, 120);

test(`${PHOTOS} photos scroll in the grid without a dropped frame`, async ({ page, browser }) => {
  test.slow();
  await watchLongTasks(page);
  await openApp(page);
  const plates = Array.from({ length: PHOTOS }, (_, i) => [`plate-${i}.png`, plate(i)] as const);
  await choose(page, 'references', sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']));
  await choose(page, 'photos to inspect', folderOf('plates', new Map(plates)));
  await inspected(page, PHOTOS, 240_000);
  await page.keyboard.press('g');
  await expect(grid(page).locator('img').first()).toBeVisible();
  const box = (await grid(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const frames = 100;
  const scroll = () =>
    grid(page).evaluate(async (list, count) => {
      for (let i = 0; i < count; i++) {
        list.scrollTop = (i / count) * (list.scrollHeight - list.clientHeight);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, frames);
  // The inspection's garbage is collected on the way down, once.
  await scroll();
  const far = await grid(page).getByRole('option').first().getAttribute('aria-posinset');
  expect(Number(far)).toBeGreaterThan(PHOTOS / 3);
  expect(await longTasksDuring(browser, page, scroll)).toEqual([]);
  const spent = (await processorMsDuring(browser, page, scroll)) / frames;
  console.info(`main thread, a frame of scrolling: ${spent.toFixed(1)} ms`);
  expect(spent).toBeLessThan(16 * slowness());
  expect(await grid(page).getByRole('option').count()).toBeLessThan(120);
});
