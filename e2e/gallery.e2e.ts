import { expectAccessible } from './helpers/axe';
import { openApp, openSample } from './helpers/flow';
import { expectAsInGallery } from './helpers/gallery';
import { stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';

const views = [
  ['2', 'overlay'],
  ['3', 'side'],
  ['4', 'swipe'],
  ['6', 'difference'],
  ['7', 'heatmap'],
  ['8', 'contours'],
] as const;

for (const theme of ['dark', 'light'] as const) {
  test(`the main views look as in the gallery, and axe finds nothing, ${theme}`, async ({
    page,
  }) => {
    test.slow();
    const shot = async (name: string) => {
      await expectAsInGallery(page, `${name}-${theme}`);
      await expectAccessible(page, name);
    };
    await page.addInitScript((value) => localStorage.setItem('oddspot.theme', value), theme);
    await openApp(page);
    await page.getByRole('button', { name: 'Choose a sample' }).waitFor();
    await shot('empty');
    await openSample(page);
    await stagePixels(page);
    for (const [key, name] of theme === 'dark' ? views : views.slice(0, 2)) {
      await page.keyboard.press(key);
      // Axe sees nothing of a canvas.
      if (key < '5') await shot(name);
      else await expectAsInGallery(page, `${name}-${theme}`);
    }
    await page.keyboard.press('3');
    await page.keyboard.press('l');
    await shot('loupe');
    await page.keyboard.press('2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await shot('grid');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { name: 'Where the defects are' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Against masks' })).toContainText('AUPRO');
    await shot('proof');
    await page.keyboard.press('p');
    await page.keyboard.press('?');
    await shot('help');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await shot('palette');
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the main views look as in the gallery, and axe finds nothing', async ({ page }) => {
    test.slow();
    await openApp(page);
    await page.getByRole('button', { name: 'Choose a sample' }).waitFor();
    await expectAsInGallery(page, 'empty-phone');
    await openSample(page);
    await stagePixels(page);
    await expectAsInGallery(page, 'overlay-phone');
    for (const [name, what] of [
      ['To inspect, 12', 'list'],
      ['Details', 'details'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).tap();
      await expectAsInGallery(page, `${what}-phone`);
      await expectAccessible(page, what);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().tap();
    }
    await page.keyboard.press('l');
    await expectAsInGallery(page, 'loupe-phone');
  });
});
