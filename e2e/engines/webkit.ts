import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { DESKTOP, type Tab, type TabOptions } from './tab';

/** Debian keeps the driver's browser beside the library. */
const BROWSERS = ['4.1', '6.0', '4.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].map(
    (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
  ),
);

/** WebKitGTK by WebDriver, on a virtual screen where there is none. Its sessions are private. */
export async function openWebKit(driverPath: string, options: TabOptions): Promise<Tab> {
  const { width = DESKTOP.width, height = DESKTOP.height } = options;
  const home = await mkdtemp(join(tmpdir(), 'oddspot-webkit-'));
  const downloads = join(home, 'downloads');
  await mkdir(join(home, '.config'), { recursive: true });
  await mkdir(downloads);
  await writeFile(join(home, '.config', 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const started: ChildProcess[] = [];
  const end = async () => {
    for (const child of started.toReversed()) child.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const display = process.env.DISPLAY ?? (await startScreen(started));
    const port = await freePort();
    const env = {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      DISPLAY: display,
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Root, as in a container, may not make the namespaces of its sandbox.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    started.push(spawn(driverPath, ['-p', String(port)], { env, stdio: 'ignore' }));
    const driver = await connect(`http://127.0.0.1:${port}`);
    await driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, width, height: height + TOOLBAR_PX });
    await driver.manage().setTimeouts({ script: 120_000, pageLoad: 120_000 });
    const version = (await driver.getCapabilities()).getBrowserVersion() ?? '';
    return tabOf(driver, `WebKitGTK ${version}`, downloads, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** Above the page; the window is larger by this. */
const TOOLBAR_PX = 38;

function tabOf(
  driver: WebDriver,
  version: string,
  downloads: string,
  end: () => Promise<void>,
): Tab {
  const pointer = (x: number, y: number) =>
    driver
      .actions()
      .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 });
  return {
    engine: 'webkit',
    version,
    downloads,
    open: (url) => driver.get(url),
    async evaluate(run, input) {
      const answer = await driver.executeAsyncScript<{ value?: unknown; error?: string }>(
        `const done = arguments[arguments.length - 1];
         Promise.resolve().then(() => (${run.toString()})(arguments[0]))
           .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        input,
      );
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as never;
    },
    clickAt: (x, y) => pointer(x, y).click().perform(),
    moveTo: (x, y) => pointer(x, y).perform(),
    async press(key) {
      const keys = key.split('+').map((name) => keyCodes[name] ?? name);
      const actions = driver.actions();
      for (const held of keys.slice(0, -1)) actions.keyDown(held);
      actions.keyDown(keys.at(-1)!).keyUp(keys.at(-1)!);
      for (const held of keys.slice(0, -1)) actions.keyUp(held);
      await actions.perform();
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    async setFiles(selector, paths) {
      await driver.findElement({ css: selector }).sendKeys(paths.join('\n'));
    },
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    async close() {
      await driver.quit().catch(() => undefined);
      await end();
    },
  };
}

const keyCodes: Readonly<Record<string, string>> = {
  Control: Key.CONTROL,
  Shift: Key.SHIFT,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
};

async function connect(server: string): Promise<WebDriver> {
  await answering(`${server}/status`);
  const binary = BROWSERS.find((path) => existsSync(path));
  // A camera that films a test picture.
  const camera = ['--enable-media-stream=true', '--enable-mock-capture-devices=true'];
  const browserOptions = { args: ['--automation', ...camera], ...(binary ? { binary } : {}) };
  const wanted = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': browserOptions,
  });
  return new Builder().usingServer(server).withCapabilities(wanted).build();
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
}

/** @returns the name of its display, which Xvfb chooses so that several runs do not meet */
async function startScreen(started: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'];
  const screen = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  started.push(screen);
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]!.once('data', (data: Buffer) => resolve(data.toString().trim()));
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return `:${number}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
