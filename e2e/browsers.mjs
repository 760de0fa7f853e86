/**
 * Finds the browsers to test with, or brings them: those of the system, those of Playwright or, as
 * root where apt is there, Debian's packages. Chromium is needed; tests in the others skip, saying
 * so, where there is none.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, firefox, webkit } from 'playwright';

/**
 * Chromium takes the last list of this kind alone: the first two lines are those of Playwright's that
 * keep the network quiet and frames on time. The others make each window load 300 scripts for a
 * pop-up of the address bar, 1.6 s of the processor for every page that is opened.
 */
const disabledFeatures = [
  'AimEnabled,HttpsUpgrades,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints',
  'PaintHolding,PreconnectToSearch',
  'PreloadTopChromeWebUI,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup',
];

/** Quiet, no calls home; software WebGL so that its backend is tested on machines without a GPU. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join()}`,
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The page itself is painted without graphics, which takes two thirds of the processor's time. */
export const plainPaint = '--disable-gpu-compositing';

/**
 * A browser to test with. `own` is Playwright's build of it; `webdriver` is WebKitGTK's driver, whose
 * `path` starts the browser.
 *
 * @typedef {{ readonly kind: 'system' | 'own' | 'webdriver', readonly path: string }} Browser
 */

const inApplications = (name) => `/Applications/${name}.app/Contents/MacOS/${name}`;
const inProgramFiles = (...path) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, ...path));

const kinds = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    places: {
      darwin: [inApplications('Google Chrome'), inApplications('Chromium')],
      win32: inProgramFiles('Google', 'Chrome', 'Application', 'chrome.exe'),
    },
    own: chromium,
    packages: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: inProgramFiles('Mozilla Firefox', 'firefox.exe'),
    },
    own: firefox,
    packages: ['firefox-esr'],
  },
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    commands: ['WebKitWebDriver'],
    places: {},
    own: webkit,
    // The driver's browser needs a screen: a virtual one.
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
};

/** @returns {string | undefined} */
function onPath(commands) {
  if (process.platform === 'win32') return undefined;
  for (const name of commands) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** WebKitGTK's driver is of use only where there is a screen or a virtual one. */
const hasScreen = () => Boolean(process.env.DISPLAY ?? onPath(['Xvfb']));

/**
 * @param {keyof typeof kinds} name
 * @returns {Browser | null} one that is there already
 * @throws Error for a path in the environment that names no file
 */
export function findBrowser(name) {
  const { variable, commands, places, own } = kinds[name];
  const system = name === 'webkit' ? 'webdriver' : 'system';
  const given = process.env[variable];
  if (given) {
    if (!existsSync(given)) throw new Error(`${variable} names no file: ${given}`);
    return { kind: given === own.executablePath() ? 'own' : system, path: given };
  }
  const found =
    onPath(commands) ?? (places[process.platform] ?? []).find((path) => existsSync(path));
  if (found && (name !== 'webkit' || hasScreen())) return { kind: system, path: found };
  const playwrights = own.executablePath();
  return playwrights && existsSync(playwrights) ? { kind: 'own', path: playwrights } : null;
}

/** Installs what is missing with apt, as root; elsewhere, or where it fails, it does nothing. */
function bringWithApt(names) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return;
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  for (const name of names) {
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...kinds[name].packages];
    spawnSync('apt-get', install, options);
  }
}

function downloadChromium() {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright/package.json'));
  const cli = join(folder, 'cli.js');
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
}

/**
 * Path of a Chromium or Chrome, downloaded if need be.
 *
 * @returns {string}
 * @throws Error that says how to bring one when there is none to be had
 */
export function findChromium() {
  const found = findBrowser('chromium');
  if (found) return found.path;
  bringWithApt(['chromium']);
  const brought = findBrowser('chromium');
  if (brought) return brought.path;
  try {
    downloadChromium();
    return findBrowser('chromium').path;
  } catch {
    throw new Error('No Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH to one.');
  }
}

/** Brings the browsers that are missing, as far as they are to be had here. */
export function bringBrowsers() {
  const missing = Object.keys(kinds).filter((name) => !findBrowser(name));
  if (missing.length > 0) bringWithApt(missing);
  findChromium();
}
