import type { Page } from '@playwright/test';
import { addFew, inspected, openApp, openFew, rowOf } from './helpers/flow';
import { expect, test } from './helpers/test';

test.use({ guided: true });

const guide = (page: Page) => page.getByRole('region', { name: 'Guide' });

test('the guide goes on by what is done, and is never seen again', async ({ page }) => {
  await openApp(page);
  await expect(guide(page)).toHaveCount(0);
  await addFew(page);
  const ranked = await inspected(page, 3);
  await expect(guide(page)).toContainText('1 of 3');
  await rowOf(page, ranked[1]!.path).click();
  await expect(guide(page)).toContainText('2 of 3');
  await guide(page).getByRole('button', { name: 'Next' }).click();
  await expect(guide(page)).toContainText('3 of 3');
  await page.keyboard.press('x');
  await expect(guide(page)).toHaveCount(0);
  await page.reload();
  await inspected(page, 3);
  await expect(guide(page)).toHaveCount(0);
});

test('the guide can be waved away', async ({ page }) => {
  await openFew(page);
  await guide(page).getByRole('button', { name: 'Close the guide' }).click();
  await expect(guide(page)).toHaveCount(0);
  await page.reload();
  await inspected(page, 3);
  await expect(guide(page)).toHaveCount(0);
});
