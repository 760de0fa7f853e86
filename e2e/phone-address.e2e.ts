import { networkInterfaces } from 'node:os';
import { pageUrl, phoneAddresses } from '../serve/addresses.mjs';
import { trySample } from './helpers/flow';
import { listens, start, stopAll, type Started } from './helpers/started';
import { expect, test } from './helpers/test';

const [address] = phoneAddresses(networkInterfaces());

test.use({
  ownHost: address!,
  // The browser's warning, unlike the page, has no storage to say that the guide was seen.
  guided: true,
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
});

let forPhone: Started;
let plain: Started;
let url: string;

test.skip(!address, 'this machine is in no network');
test.beforeAll(async () => {
  [forPhone, plain] = await Promise.all([start('--phone'), start()]);
  url = pageUrl(address!, forPhone.port);
});
test.afterAll(stopAll);

test('a phone goes on past the warning, once, and the whole app is there', async ({ page }) => {
  expect(forPhone.said).toContain(url);
  await expect(page.goto(url)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  await page.locator('#details-button').tap();
  await page.locator('#proceed-link').tap();
  await page.waitForURL(url);
  expect(
    await page.evaluate(() => ({
      isSecureContext,
      crossOriginIsolated,
      hasCameras: 'mediaDevices' in navigator,
    })),
  ).toEqual({ isSecureContext: true, crossOriginIsolated: true, hasCameras: true });
  await trySample(page);

  // No warning any more; what the project holds is still there.
  await page.reload();
  await expect(page.getByRole('status')).toHaveText(/^12 photos inspected/);
});

test('speaks https alone, and says so of a path that is not there', async ({ playwright }) => {
  const request = await playwright.request.newContext({ ignoreHTTPSErrors: true });
  const page = await request.get(url);
  expect(page.status()).toBe(200);
  expect(page.headers()['permissions-policy']).toContain('camera=(self)');
  expect((await request.get(`${url}assets/not-there.js`)).status()).toBe(404);
  await expect(request.get(url.replace('https:', 'http:'))).rejects.toThrow();
  await request.dispose();
});

test('without --phone the server stays on this machine', async ({ request }) => {
  expect((await request.get(`http://localhost:${plain.port}/`)).status()).toBe(200);
  expect(await listens(address!, plain.port)).toBe(false);
});

test('a port that is taken is named, with the way out', async () => {
  const again = start('--port', `${plain.port}`);
  await expect(again).rejects.toThrow(`npm start -- --port ${plain.port + 1}`);
});
