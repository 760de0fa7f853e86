/** Takes the pictures of the README: `npm run gallery`. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, devices } from 'playwright';
import { build, preview } from 'vite';
import { chromiumFlags, findChromium } from './chromium.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const config = { configFile: path('../vite.config.ts'), logLevel: 'error' };

await build(config);
const server = await preview({ ...config, preview: { port: 0 } });
const url = server.resolvedUrls.local[0];
mkdirSync(path('./gallery'), { recursive: true });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });

async function shoot(name, options, theme) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate((value) => localStorage.setItem('oddspot.theme', value), theme);
  await page.reload();
  await page.screenshot({ path: path(`./gallery/empty-${name}.jpg`), type: 'jpeg', quality: 85 });
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await page.getByText(/12 photos inspected/).waitFor({ state: 'attached', timeout: 120_000 });
  // The oddest photo has been selected: its picture and heatmap follow within a few frames.
  await page.waitForTimeout(1000);
  await page.screenshot({ path: path(`./gallery/sample-${name}.jpg`), type: 'jpeg', quality: 85 });
  await context.close();
}

const desktop = { viewport: { width: 1440, height: 900 } };
await shoot('dark', desktop, 'dark');
await shoot('light', desktop, 'light');
await shoot('phone', { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }, 'dark');
await browser.close();
await new Promise((resolve) => server.httpServer.close(resolve));
