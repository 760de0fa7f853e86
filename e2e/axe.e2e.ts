import { expectAccessible } from './helpers/axe';
import { openApp, trySample } from './helpers/flow';
import { expect, test } from './helpers/test';

for (const theme of ['Dark', 'Light']) {
  test(`axe finds nothing on any view, ${theme.toLowerCase()}`, async ({ page }) => {
    await openApp(page);
    await page.getByTitle(`${theme} theme`).click();
    await expectAccessible(page, 'empty page');
    await trySample(page);
    await expectAccessible(page, 'inspected');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page, 'shortcuts');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More' }).click();
    await expectAccessible(page, 'menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { name: 'Where the defects are' })).toBeVisible();
    await expectAccessible(page, 'proof');
  });
}
