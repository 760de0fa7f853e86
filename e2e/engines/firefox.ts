import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type KeyInput } from 'puppeteer-core';
import { DESKTOP, type Tab, type TabOptions } from './tab';

/** Firefox as the system has it, by WebDriver BiDi. */
export async function openFirefox(path: string, options: TabOptions): Promise<Tab> {
  const { isPrivate = false, width = DESKTOP.width, height = DESKTOP.height } = options;
  const downloads = await mkdtemp(join(tmpdir(), 'oddspot-firefox-'));
  const browser = await launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    timeout: 120_000,
    protocolTimeout: 120_000,
    extraPrefsFirefox: {
      'browser.privatebrowsing.autostart': isPrivate,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      // A camera that films a test picture, and nobody who has to allow it.
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      // The page asks to leave while something is unsaved; there is nobody to answer.
      'dom.disable_beforeunload': true,
    },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.setViewport({ width, height });
  const version = (await browser.version()).replace(/^firefox\//i, 'Firefox ');
  return {
    engine: 'firefox',
    version,
    downloads,
    open: async (url) => void (await page.goto(url, { timeout: 120_000 })),
    evaluate: (run, input) => page.evaluate(run as never, input) as never,
    clickAt: (x, y) => page.mouse.click(x, y),
    moveTo: (x, y) => page.mouse.move(x, y),
    async press(key) {
      const keys = key.split('+') as KeyInput[];
      for (const held of keys.slice(0, -1)) await page.keyboard.down(held);
      await page.keyboard.press(keys.at(-1)!);
      for (const held of keys.slice(0, -1)) await page.keyboard.up(held);
    },
    type: (text) => page.keyboard.type(text),
    async setFiles(selector, paths) {
      const input = (await page.$(selector)) as { uploadFile?(...paths: string[]): Promise<void> };
      await input.uploadFile!(...paths);
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
