import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox, webkit } from 'playwright';
import { withoutGraphics } from '../helpers/browser';
import { DESKTOP, type EngineName, type Tab, type TabOptions } from './tab';

/** One that films a test picture, and nobody who has to allow it. */
const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

const types = { chromium, firefox, webkit };

/** Chromium, or Playwright's own build of another browser. A private window has no profile. */
export async function openOwn(engine: EngineName, path: string, options: TabOptions): Promise<Tab> {
  const { isPrivate = false, width = DESKTOP.width, height = DESKTOP.height } = options;
  const folder = await mkdtemp(join(tmpdir(), `oddspot-${engine}-`));
  const downloads = join(folder, 'downloads');
  const launch = {
    executablePath: path,
    args: engine === 'chromium' ? [...withoutGraphics, ...fakeCamera] : [],
    downloadsPath: downloads,
  };
  // The runner's own pages have none.
  const serviceWorkers = 'allow' as const;
  const look = { viewport: { width, height }, acceptDownloads: true, serviceWorkers };
  const browser = isPrivate ? await types[engine].launch(launch) : null;
  const context = browser
    ? await browser.newContext(look)
    : await types[engine].launchPersistentContext(join(folder, 'profile'), { ...launch, ...look });
  const version = (browser ?? context.browser())?.version() ?? '';
  // Chromium's own dialogue cannot be answered by a test: without it, the app downloads.
  await context.addInitScript(() => void Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('download', (download) => {
    void download.saveAs(join(downloads, download.suggestedFilename()));
  });
  return {
    engine,
    version: `${engine[0]!.toUpperCase()}${engine.slice(1)} ${version}`,
    downloads,
    open: async (url) => void (await page.goto(url)),
    evaluate: (run, input) => page.evaluate(run as never, input) as never,
    clickAt: (x, y) => page.mouse.click(x, y),
    moveTo: (x, y) => page.mouse.move(x, y),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    setFiles: (selector, paths) => page.setInputFiles(selector, [...paths]),
    screenshot: () => page.screenshot(),
    async close() {
      await context.close();
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
