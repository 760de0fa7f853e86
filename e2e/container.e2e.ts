import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { headers } from '../serve/headers.mjs';
import { engineChip, trySample } from './helpers/flow';
import { startNginx, type Nginx } from './helpers/nginx';
import { expect, test } from './helpers/test';

const built = fileURLToPath(new URL('../dist/', import.meta.url));

const NONE = 'no nginx on this machine, and no apt that has one';

let nginx: Nginx | null = null;

test.beforeAll(async () => {
  nginx = await startNginx();
  if (!nginx) console.log(`skipped: ${NONE}`);
});
test.afterAll(() => nginx?.stop());
test.beforeEach(() => test.skip(!nginx, NONE));

/** Headers that every server adds by itself. */
const ownToServers =
  /^(accept-ranges|connection|content-(encoding|length)|date|etag|keep-alive|last-modified|server|transfer-encoding|vary)$/;

const expected = Object.fromEntries(
  Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
);

const script = () => readdirSync(`${built}assets`).find((name) => /^main-.*\.js$/.test(name))!;

test('the configuration is valid and the whole app runs on it', async ({ page }) => {
  expect(nginx!.verdict).toContain('test is successful');
  expect(nginx!.verdict).not.toContain('[warn]');
  await page.goto(nginx!.url);
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await trySample(page);
});

test('every file has exactly the headers, its type and its time in caches', async ({ request }) => {
  const always = 'public, max-age=31536000, immutable';
  const files: [path: string, type: string, caching: string][] = [
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
    [`/assets/${script()}`, 'text/javascript; charset=utf-8', always],
    ['/models/efficientnet-lite0/weights.bin', 'application/octet-stream', 'no-cache'],
    ['/icons/icon-192.png', 'image/png', 'no-cache'],
  ];
  for (const [path, type, caching] of files) {
    const answer = await request.get(nginx!.url + path);
    expect(answer.status(), path).toBe(200);
    const sent = Object.entries(answer.headers()).filter(([name]) => !ownToServers.test(name));
    expect(Object.fromEntries(sent), path).toEqual({
      ...expected,
      'content-type': type,
      'cache-control': caching,
    });
    expect(answer.headers()['server'], path).toBe('nginx');
  }
});

test('scripts are compressed, and what is cached is not sent again', async ({ request }) => {
  const answer = await request.get(`${nginx!.url}/assets/${script()}`);
  expect(answer.headers()['content-encoding']).toBe('gzip');
  const page = await request.get(nginx!.url);
  const again = await request.get(nginx!.url, {
    headers: { 'If-None-Match': page.headers()['etag']! },
  });
  expect(again.status()).toBe(304);
});

test('what is missing is missing, with the headers and uncached', async ({ request }) => {
  for (const path of ['/nowhere', '/assets/', '/assets/gone-00000000.js']) {
    const answer = await request.get(nginx!.url + path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers(), path).toMatchObject(expected);
    expect(answer.headers()['cache-control'], path).toBeUndefined();
  }
});
