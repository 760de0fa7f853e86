import type { Page } from '@playwright/test';
import { cutText } from './helpers/cut-text';
import { folderOf, sampleFiles } from './helpers/files';
import { choose, openApp, queryList, rowOf } from './helpers/flow';
import { broken, payload, plate } from './helpers/pictures';
import { stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';

const FAILED = 17;
const longName = 'the left side of the third part of the batch, taken again in better light.jpg';

/** Views that a key opens, what they are known by, and the key that closes them. */
const views = [
  ['3', '.stage', '2'],
  ['l', '.loupe, .loupe-card', 'Escape'],
  ['g', '.grid', 'g'],
  ['p', '.proof', 'p'],
  ['?', 'dialog', 'Escape'],
  ['Control+k', 'dialog', 'Escape'],
  ['Shift+P', 'dialog', 'Escape'],
] as const;

/** Of the header and the bars below it: each side of every bound of the layout. */
const widths = [360, 480, 759, 760, 900, 1079, 1080, 1180, 1279, 1280, 1600, 1920];

async function expectAllReadable(page: Page, where: string): Promise<void> {
  // A panel that is on its way is neither here nor there.
  await expect(async () => expect(await cutText(page), where).toEqual([])).toPass({
    timeout: 3000,
  });
}

async function sampleOnPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await expect(page.getByRole('status')).toHaveText(/^12 photos inspected/, { timeout: 60_000 });
  await stagePixels(page);
}

/** Two sound photos, one of them with a long name, among many that cannot be read. */
async function manyFailed(page: Page, isPhone: boolean): Promise<void> {
  const [first, second] = sampleFiles(['test/good/000.jpg', 'test/dent/000.jpg']);
  const wrecks = Array.from({ length: FAILED }, (_, i) => {
    const wreck = payload(broken[i % broken.length]!);
    return { ...wreck, name: `${i}-${wreck.name}` };
  });
  await choose(page, 'references', sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']));
  if (isPhone) await page.getByRole('button', { name: /^To inspect, / }).tap();
  await choose(page, 'photos to inspect', [first!, { ...second!, name: longName }, ...wrecks]);
  await expect(page.getByRole('status')).toHaveText(/^2 photos inspected, .*17 failed$/);
  await rowOf(page, longName).click();
}

for (const [kind, viewport] of [
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${kind}`, () => {
    const isPhone = kind === 'a phone';
    test.use({ viewport, hasTouch: isPhone, isMobile: isPhone });

    test('nothing is cut off, leaves its panel or lies over another', async ({ page }) => {
      test.slow();
      await openApp(page);
      await page.getByRole('button', { name: 'Choose a sample' }).waitFor();
      await expectAllReadable(page, 'the empty page');
      await sampleOnPage(page);
      await expectAllReadable(page, 'the overlay');
      for (const [key, what, back] of views) {
        await page.keyboard.press(key);
        await expect(page.locator(what).first()).toBeVisible();
        await expectAllReadable(page, `what ${key} opens`);
        // Panels of a desk are sheets on a phone.
        const isSheet = await page.getByRole('dialog').isVisible();
        await page.keyboard.press(isSheet ? 'Escape' : back);
        await expect(page.locator('.grid, .proof, dialog')).toHaveCount(0);
      }
      if (!isPhone) return;
      for (const panel of ['References, 8', 'To inspect, 12', 'Details']) {
        await page.getByRole('button', { name: panel, exact: true }).tap();
        await expectAllReadable(page, panel);
        await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().tap();
      }
    });

    test('photos that failed and long names find room', async ({ page }) => {
      await openApp(page);
      await manyFailed(page, isPhone);
      await expect(page.getByRole('button', { name: 'Try 17 failed photos again' })).toBeVisible();
      await expectAllReadable(page, 'a list with a long name');
      await queryList(page)
        .getByRole('option', { name: /failed/ })
        .first()
        .click();
      if (isPhone) await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
      await expectAllReadable(page, 'a photo that failed');
    });
  });
}

test('the header has room for all that is going on, however wide it is', async ({ page }) => {
  const files = Array.from({ length: 300 }, (_, i) => [`${i}.png`, plate(i)] as const);
  await openApp(page);
  await choose(page, 'references', [
    { name: 'good.png', mimeType: 'image/png', buffer: plate(5000) },
  ]);
  await choose(page, 'photos to inspect', folderOf('many', new Map(files)));
  await expect(page.getByRole('progressbar', { name: 'Inspecting' })).toBeVisible();
  const atAllWidths = async (where: string) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expectAllReadable(page, `${where}, ${width} px`);
    }
  };
  await atAllWidths('inspecting');
  await page.setViewportSize({ width: 1440, height: 900 });
  const cancel = page.getByRole('button', { name: 'Cancel inspecting' });
  if (await cancel.isVisible()) await cancel.click();
  await atAllWidths('paused or done');
});
