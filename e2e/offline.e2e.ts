import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { choose, engineChip, inspected, openApp, queryList, trySample } from './helpers/flow';
import { sampleFiles } from './helpers/files';
import { expect, test } from './helpers/test';

test.use({ serviceWorkers: 'allow' });

const built = fileURLToPath(new URL('../dist/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Serves the build as it lies there, with the app's own headers; can be cut and renewed. */
class Site {
  private readonly server: Server;
  /** What stands in front of the service worker's code: another text is another version. */
  version = '';

  constructor(private readonly headers: Readonly<Record<string, string>>) {
    this.server = createServer((request, response) => {
      const path = new URL(request.url!, 'http://site').pathname;
      const file = join(built, normalize(path === '/' ? '/index.html' : path));
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
        response.writeHead(404).end();
        return;
      }
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...this.headers, 'Content-Type': type });
      if (path === '/sw.js') response.end(this.version + readFileSync(file, 'utf8'));
      else createReadStream(file).pipe(response);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, 'localhost', resolve));
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async cut(): Promise<void> {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }
}

/** What the app's own server sends with every file, so that the test's does the same. */
async function ownHeaders(page: Page): Promise<Record<string, string>> {
  const answer = await page.request.get('/');
  const wanted = /^(cross-origin-.*|content-security-policy|permissions-policy|referrer-policy)$/;
  return Object.fromEntries(Object.entries(answer.headers()).filter(([name]) => wanted.test(name)));
}

async function openUntilKept(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
  await engineChip(page).click();
  await expect(page.getByText('Works offline')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}

/** Requests that were not answered from what is kept. */
function strayRequests(context: BrowserContext): string[] {
  const stray: string[] = [];
  context.on('requestfailed', (request) => stray.push(request.url()));
  return stray;
}

test('after the first visit everything works without a network', async ({ page, context }) => {
  const site = new Site(await ownHeaders(page));
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
  await page.waitForTimeout(1500);
  await page.reload();
  await expect(queryList(page).getByRole('option').first()).toBeVisible();
  await inspected(page, 13);
  expect(stray).toEqual([]);
});

test('a new version waits until it is asked for', async ({ page }) => {
  const site = new Site(await ownHeaders(page));
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
  expect(start_url).toBe('/');
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
