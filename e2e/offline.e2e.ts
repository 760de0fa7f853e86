import type { BrowserContext, Page } from '@playwright/test';
import { untilSaved } from './helpers/database';
import { choose, engineChip, inspected, openApp, queryList, trySample } from './helpers/flow';
import { sampleFiles } from './helpers/files';
import { openUntilKept } from './helpers/offline';
import { StaticServer } from './helpers/static-server.mjs';
import { expect, test } from './helpers/test';

test.use({ serviceWorkers: 'allow' });

/** Headers that the app's own server sends with every file, for the test's server. */
async function ownHeaders(page: Page): Promise<Record<string, string>> {
  const answer = await page.request.get('/');
  const wanted = /^(cross-origin-.*|content-security-policy|permissions-policy|referrer-policy)$/;
  return Object.fromEntries(Object.entries(answer.headers()).filter(([name]) => wanted.test(name)));
}

/**
 * Requests that were not answered from what is kept. A worker that is still loading its code when the page is
 * left aborts that, which asks nothing of the network.
 */
function strayRequests(context: BrowserContext): string[] {
  const stray: string[] = [];
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') stray.push(`${request.url()} ${reason}`);
  });
  return stray;
}

test('after the first visit everything works without a network', async ({ page, context }) => {
  const site = new StaticServer({ headers: await ownHeaders(page) });
  const url = await site.open();
  await openUntilKept(page, url);
  await site.cut();
  await context.setOffline(true);
  const stray = strayRequests(context);

  await page.reload();
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await trySample(page);
  await choose(page, 'photos to inspect', [
    { ...sampleFiles(['train/good/000.jpg'])[0]!, name: 'offline.jpg' },
  ]);
  await inspected(page, 13);
  // Parts that load late, and a worker on another backend.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await engineChip(page).click();
  await page.getByRole('radio', { name: 'CPU' }).check();
  await expect(engineChip(page)).toHaveAccessibleName(/Computing with: CPU/, { timeout: 60_000 });
  await page.keyboard.press('Escape');

  // Back after a night without a network: as it was left.
  await untilSaved(page, 13);
  await page.reload();
  await expect(queryList(page).getByRole('option').first()).toBeVisible();
  await inspected(page, 13);
  expect(stray).toEqual([]);
});

test('a new version waits until it is asked for', async ({ page }) => {
  const site = new StaticServer({ headers: await ownHeaders(page) });
  const url = await site.open();
  await openUntilKept(page, url);
  await choose(page, 'references', sampleFiles(['train/good/000.jpg']));
  const running = () =>
    page.evaluate(async () => {
      const { active, waiting } = (await navigator.serviceWorker.getRegistration())!;
      return { active: active?.state, waiting: waiting?.state ?? null };
    });
  expect(await running()).toEqual({ active: 'activated', waiting: null });
  const notice = page.getByRole('complementary', { name: 'New version' });
  await expect(notice).toHaveCount(0);

  site.version = '// another\n';
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(notice).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await notice.getByRole('button', { name: 'Later' }).click();
  await expect(notice).toHaveCount(0);
  expect(await running()).toEqual({ active: 'activated', waiting: 'installed' });

  // Still waiting on the next visit: only the last page that closes lets it in.
  await page.reload();
  await expect(notice).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await notice.getByRole('button', { name: 'Restart now' }).click();
  await page.waitForFunction(() => !('isSamePage' in window));
  await expect(page.getByRole('listbox', { name: 'References' }).getByRole('option')).toHaveCount(
    1,
  );
  await expect.poll(running).toEqual({ active: 'activated', waiting: null });
  await expect(notice).toHaveCount(0);
  await site.cut();
});

test('the app can be installed', async ({ page }) => {
  await openApp(page);
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons, start_url } = JSON.parse(data!) as {
    icons: { src: string; sizes: string; type: string }[];
    start_url: string;
  };
  expect(start_url).toBe('./');
  for (const { src, sizes, type } of icons.filter((icon) => icon.type === 'image/png')) {
    const answer = await page.request.get(src);
    expect(answer.headers()['content-type']).toBe(type);
    const png = await answer.body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});

test('the shortcut of the installed app opens the camera', async ({ page }) => {
  await page.goto('/?camera');
  await expect(page.getByRole('region', { name: 'Camera' })).toBeVisible();
});
