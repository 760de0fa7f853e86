/** Builds the bench page with the app's own code, serves it with a data folder, opens Chromium. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumFlags, findChromium } from '../e2e/browsers.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Serves `folder` under `/data/`, nothing above it. */
function serveData(folder) {
  return {
    name: 'serve-data',
    configurePreviewServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const wanted = normalize(decodeURIComponent(request.url.split('?')[0]));
        const file = join(folder, wanted);
        if (wanted.split(sep).includes('..') || !existsSync(file) || !statSync(file).isFile()) {
          return next();
        }
        createReadStream(file).pipe(response);
      });
    },
  };
}

/**
 * @param {string} dataFolder
 * @returns {Promise<{ page: import('playwright').Page, machine: object, close: () => Promise<void> }>}
 */
export async function openBench(dataFolder) {
  const config = {
    configFile: path('../vite.config.ts'),
    root: path('./page'),
    logLevel: 'error',
    build: { outDir: path('../dist-bench'), emptyOutDir: true, target: 'es2022' },
    preview: { port: 0 },
  };
  await build(config);
  const server = await preview({ ...config, plugins: [serveData(dataFolder)] });
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  page.setDefaultTimeout(0);
  await page.goto(server.resolvedUrls.local[0]);
  await page.waitForFunction(() => 'bench' in globalThis, null, { timeout: 30_000 });
  return {
    page,
    machine: machine(browser.version()),
    async close() {
      await browser.close();
      await new Promise((resolve) => server.httpServer.close(resolve));
    },
  };
}

function machine(browserVersion) {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    browser: `Chromium ${browserVersion}, headless`,
    date: new Date().toISOString().slice(0, 10),
  };
}
