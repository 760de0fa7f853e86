import type { Page } from '@playwright/test';
import { openApp, queryList } from './helpers/flow';
import { stage, stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => {
    const inner = [...document.querySelectorAll('body *')].filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      // Thumbnails in a row are meant to be moved along.
      if (element.classList.contains('strip')) return false;
      return scrolls && element.scrollWidth > element.clientWidth + 1;
    });
    return {
      page: document.documentElement.scrollWidth,
      inner: inner.map((element) => element.className),
    };
  });
  expect(width).toEqual({ page: 390, inner: [] });
}

test('the sample works on a phone, with sheets and a bar at the bottom', async ({ page }) => {
  await openApp(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Try the sample' }).tap();
  await expect(page.getByRole('status')).toHaveText(/^12 photos inspected/, { timeout: 60_000 });
  await expectNoSidewaysScroll(page);
  await stagePixels(page);

  const bar = page.getByRole('navigation', { name: 'Panels' });
  for (const button of await bar.getByRole('button').all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height), await button.innerText()).toBeGreaterThanOrEqual(40);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y + box.height).toBeLessThanOrEqual(844);
  }

  await bar.getByRole('button', { name: 'To inspect, 12' }).tap();
  const sheet = page.getByRole('dialog', { name: 'To inspect panel' });
  await expect(sheet).toBeVisible();
  const second = queryList(page).getByRole('option').nth(1);
  const name = (await second.locator('.row-name').innerText()).trim();
  const score = (await second.locator('.row-score').innerText()).trim();
  await second.tap();
  await expectNoSidewaysScroll(page);
  if (await sheet.isVisible()) await sheet.getByRole('button', { name: 'Close' }).tap();
  await expect(sheet).toBeHidden();
  await expect(stage(page)).toHaveAccessibleName(new RegExp(`^Photo ${name}, score ${score}`));

  const place = page.locator('.title-place');
  await expect(place).toHaveText('2 of 12');
  await bar.getByRole('button', { name: 'Next photo' }).tap();
  await expect(place).toHaveText('3 of 12');
  await bar.getByRole('button', { name: 'Previous photo' }).tap();
  await bar.getByRole('button', { name: 'Previous photo' }).tap();
  await expect(place).toHaveText('1 of 12');

  await bar.getByRole('button', { name: 'References, 8' }).tap();
  const references = page.getByRole('dialog', { name: 'References panel' });
  await expect(references.getByRole('option')).toHaveCount(8);
  await references.getByRole('button', { name: 'Close' }).tap();
  await bar.getByRole('button', { name: 'Details' }).tap();
  const details = page.getByRole('dialog', { name: 'Details panel' });
  await expect(details.getByText('Scored against 8 references')).toBeVisible();
  await expect(details.getByRole('slider', { name: 'Threshold' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await details.getByRole('button', { name: 'Close' }).tap();
  await expect(details).toBeHidden();
});
