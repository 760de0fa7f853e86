/** The built app in a browser of its own: what a person waits for, and what it takes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumFlags, findChromium } from '../e2e/browsers.mjs';

const MEMORY_EVERY_MS = 500;

/** Builds and serves the app; `open` starts a browser that has never seen it. */
export async function serveApp() {
  const config = {
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    preview: { port: 0 },
  };
  await build(config);
  const server = await preview(config);
  const [url] = server.resolvedUrls.local;
  return {
    url,
    open: () => chromium.launch({ executablePath: findChromium(), args: chromiumFlags }),
    close: () => new Promise((resolve) => server.httpServer.close(resolve)),
  };
}

/**
 * Milliseconds from the address to a page that can be used, and to the first result of the sample
 * with its heatmap, the button being pressed as soon as it is there. No cache is warm.
 */
export async function coldStart(app) {
  const browser = await app.open();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const began = performance.now();
    await page.goto(app.url);
    const button = page.getByRole('button', { name: 'Try the sample' });
    await button.waitFor();
    const usableMs = performance.now() - began;
    await button.click();
    await page.getByRole('img', { name: /score \d/ }).waitFor();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    return { usable_ms: Math.round(usableMs), heatmap_ms: Math.round(performance.now() - began) };
  } finally {
    await browser.close();
  }
}

/**
 * Gives the app references and queries as a person would, and waits for the last result.
 *
 * @param {string[]} references files
 * @param {string[]} queries files
 */
export async function inspectInApp(app, references, queries) {
  const browser = await app.open();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(0);
    await page.goto(app.url);
    const memory = await watchMemory(browser);
    const give = (bin, files) =>
      page.locator(`input[aria-label="Files: ${bin}"]`).setInputFiles(files);
    const began = performance.now();
    await give('references', references);
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    const bankMs = performance.now() - began;
    const inspecting = performance.now();
    await give('photos to inspect', queries);
    const done = `${queries.length.toLocaleString('en')} photos inspected`;
    await page.getByRole('status').filter({ hasText: done }).waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    const seconds = (performance.now() - inspecting) / 1000;
    return {
      references: references.length,
      queries: queries.length,
      bank_s: Math.round(bankMs / 100) / 10,
      seconds: Math.round(seconds * 10) / 10,
      images_per_second: Math.round((queries.length / seconds) * 10) / 10,
      peak_memory_mib: memory.stop(),
    };
  } finally {
    await browser.close();
  }
}

/** Peak resident memory of the page's process with all of its workers; null but on Linux. */
async function watchMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  let peak = null;
  const look = () => {
    for (const id of renderers) {
      const resident = residentMiB(id);
      if (resident !== null) peak = Math.max(peak ?? 0, resident);
    }
  };
  const timer = setInterval(look, MEMORY_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

function residentMiB(processId) {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return null;
  }
}
