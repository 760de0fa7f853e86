import type { Page } from '@playwright/test';
import { untilSaved } from './helpers/database';
import { choose, engineChip, inspected, prepared, queryList, rows } from './helpers/flow';
import { sampleFiles } from './helpers/files';
import { FOLDER, resultsOf, untimed, wholeSample } from './helpers/folder';
import { openAt, openUntilKept, untilKept } from './helpers/offline';
import { brokenPolicy, tryForbidden, watchPolicy } from './helpers/policy';
import { openReport, reportTable } from './helpers/report';
import { StaticServer } from './helpers/static-server.mjs';
import { expect, test } from './helpers/test';
import { preparedExport, withoutSaveDialogue } from './helpers/zip';

test.use({ serviceWorkers: 'allow' });

/** Addresses that the page and its workers ask for. */
function watchAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
}

const onNetwork = (urls: readonly string[]) => urls.filter((url) => !/^(blob|data):/.test(url));

test('in a folder of a server that sends no header everything is as it is at the root', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(240_000);
  const site = new StaticServer({ folders: [FOLDER] });
  const url = (await site.open()) + FOLDER;
  const root = await context.newPage();
  await root.addInitScript(() => localStorage.setItem('oddspot.guide', 'done'));
  await withoutSaveDialogue(root);
  await root.goto('/');
  expect(await root.evaluate(() => crossOriginIsolated)).toBe(true);
  const atRoot = preparedExport();

  const asked = watchAsked(page);
  await withoutSaveDialogue(page);
  await watchPolicy(page);
  const { results, exported, project, report } = await wholeSample(page, url);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await page.evaluate(() => document.characterSet)).toBe('UTF-8');
  // All digits of scores, threshold and regions: isolation has no part in them.
  expect(results).toEqual(untimed(atRoot));
  expect(exported).toEqual([...atRoot.keys()]);
  const opened = await openReport(browser, report);
  await expect(reportTable(opened.page)).toBeVisible();
  expect(opened.troubles).toEqual([]);
  await opened.close();

  const ranked = await rows(page);
  expect(await resultsOf(page, { path: prepared.project })).toEqual(results);
  // Of both projects.
  await untilSaved(page, 24);
  await page.reload();
  await inspected(page, 12);
  await expect.poll(() => rows(page)).toEqual(ranked);
  await untilKept(page);
  expect(asked, 'requests of workers are seen').toContain(
    `${url}models/efficientnet-lite0/model.json`,
  );
  const outside = onNetwork(asked).filter((address) => !address.startsWith(url));
  expect(outside, 'asked for outside of the folder').toEqual([]);
  expect(site.missed).toEqual([]);
  expect(await brokenPolicy(page)).toEqual([]);
  expect(await resultsOf(root, project)).toEqual(results);
  await root.close();

  await site.cut();
  await context.setOffline(true);
  await page.reload();
  await expect(queryList(page).getByRole('option').first()).toBeVisible();
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
  await choose(page, 'photos to inspect', [
    { ...sampleFiles(['train/good/000.jpg'])[0]!, name: 'offline.jpg' },
  ]);
  await inspected(page, 13);
  expect(await brokenPolicy(page)).toEqual([]);
});

test('the policy in the page is in force', async ({ page, troubles, baseURL }) => {
  const site = new StaticServer({ folders: [FOLDER] });
  const url = (await site.open()) + FOLDER;
  await watchPolicy(page);
  const code = page.waitForRequest(/assets\/main-/);
  const answer = await page.goto(url);
  expect(answer!.headers()['content-security-policy']).toBeUndefined();
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
  expect(await tryForbidden(page, `${baseURL}/favicon.svg`)).toEqual([]);
  expect(await brokenPolicy(page)).toEqual([
    'script-src-elem: inline',
    `connect-src: ${baseURL}/favicon.svg`,
  ]);
  expect((await (await code).allHeaders()).referer).toBeUndefined();
  // The browser names each refusal in the console.
  expect(troubles.filter((text) => !text.includes('Content Security Policy'))).toEqual([]);
  troubles.length = 0;
  await site.cut();
});

test('the folder, with and without its slash, and its page by name are one app', async ({
  page,
}) => {
  const site = new StaticServer({ folders: [FOLDER] });
  const origin = await site.open();
  const bare = FOLDER.slice(0, -1);
  await openUntilKept(page, `${origin}${bare}?backend=cpu`);
  expect(page.url()).toBe(`${origin}${FOLDER}?backend=cpu`);
  await expect(engineChip(page)).toHaveAccessibleName(/CPU/);
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(data).not.toMatch(/"\//);
  // Named after the folder: two installations of one origin are two apps.
  expect((await session.send('Page.getAppId')).appId).toBe(origin + FOLDER);

  await openAt(page, `${origin}${FOLDER}index.html`);
  expect(site.missed).toEqual([]);
  await site.cut();
  await page.context().setOffline(true);
  for (const path of ['index.html', '', '?camera']) {
    await openAt(page, origin + FOLDER + path);
  }
  await expect(page.getByRole('region', { name: 'Camera' })).toBeVisible();
});

test('a bucket, which has no page for a folder, is kept offline too', async ({ page, context }) => {
  const site = new StaticServer({ folders: [FOLDER], index: '' });
  const url = (await site.open()) + FOLDER;
  await openUntilKept(page, `${url}index.html`);
  expect(site.missed).toEqual([FOLDER]);
  await site.cut();
  await context.setOffline(true);
  // An installed app starts with this address.
  await openAt(page, url);
});

/** Names of all caches of the origin, without the present version's. */
const cacheNames = (page: Page) =>
  page.evaluate(async () =>
    (await caches.keys()).map((name) => name.replace(/-(?!0{12})\w{12}/, '')).sort(),
  );

const controller = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);

test('installations of one origin keep what is theirs', async ({ page, context }) => {
  const folders = ['/', FOLDER, '/other/'];
  const site = new StaticServer({ folders });
  const origin = await site.open();
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${origin}/theme.js`);
  // Of earlier versions.
  await page.evaluate(async () => {
    for (const owner of ['', '@/tools/oddspot/', '@/other/', '@/tools/']) {
      await caches.open(`oddspot-000000000000${owner}`);
    }
  });
  await openUntilKept(page, `${origin}${FOLDER}`);
  await expect
    .poll(() => cacheNames(page))
    .toEqual([
      'oddspot-000000000000',
      'oddspot-000000000000@/other/',
      'oddspot-000000000000@/tools/',
      'oddspot@/tools/oddspot/',
    ]);
  for (const folder of ['/', '/other/']) await openUntilKept(page, origin + folder);
  await expect
    .poll(() => cacheNames(page))
    .toEqual([
      'oddspot',
      'oddspot-000000000000@/tools/',
      'oddspot@/other/',
      'oddspot@/tools/oddspot/',
    ]);
  expect(site.missed).toEqual([]);

  await site.cut();
  await context.setOffline(true);
  for (const folder of folders) {
    await openAt(page, origin + folder);
    expect(await controller(page)).toBe(`${origin}${folder}sw.js`);
  }
  // A cache that goes from one stays in the others.
  const theirs = (await page.evaluate(() => caches.keys())).find((name) =>
    name.endsWith('@/other/'),
  )!;
  await page.evaluate((name) => caches.delete(name), theirs);
  for (const folder of folders.slice(0, 2)) await openAt(page, origin + folder);
});
