import { inspected, openApp, rowOf, trySample } from './helpers/flow';
import { expect, test } from './helpers/test';
import { liveUrls, shownUrls, watchUrls } from './helpers/urls';

test('pictures that have gone from the page are let go of', async ({ page }) => {
  await watchUrls(page);
  await openApp(page);
  expect(await liveUrls(page)).toBe(0);
  const ranked = await trySample(page);
  for (const { path } of ranked.slice(0, 3)) await rowOf(page, path).click();
  await rowOf(page, ranked[0]!.path).click();
  await expect.poll(() => liveUrls(page)).toBe(await shownUrls(page));
  const first = await liveUrls(page);
  expect(first).toBeGreaterThanOrEqual(20);

  await page.getByRole('button', { name: 'More' }).click();
  await page
    .getByRole('menuitem', { name: /^Open sample/ })
    .first()
    .click();
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await inspected(page, 12);
  await rowOf(page, ranked[0]!.path).click();
  await expect.poll(() => liveUrls(page)).toBe(first);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'New inspection' }).click();
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible();
  // Covers of the two that were put away.
  await expect(page.getByRole('region', { name: 'Your projects' })).toBeVisible();
  await expect.poll(() => liveUrls(page)).toBe(await shownUrls(page));
  expect(await liveUrls(page)).toBeLessThanOrEqual(8);
});
