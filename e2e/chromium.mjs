/**
 * Finds a Chromium, or gets one: CHROMIUM_PATH, the system's, Playwright's own download or, as
 * root where apt is there, Debian's package.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';

/** Quiet, no calls home; software WebGL so that its backend is tested on machines without a GPU. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The page itself is painted without graphics, which takes two thirds of the processor's time. */
export const plainPaint = '--disable-gpu-compositing';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const otherPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

function onPath() {
  if (process.platform === 'win32') return undefined;
  for (const name of systemNames) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

function playwrightsOwn() {
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

function downloaded() {
  const playwrightFolder = dirname(
    createRequire(import.meta.url).resolve('playwright/package.json'),
  );
  const cli = join(playwrightFolder, 'cli.js');
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  return done.status === 0 ? playwrightsOwn() : undefined;
}

function fromApt() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return onPath();
}

/**
 * Path of a Chromium or Chrome to test with.
 *
 * @returns {string}
 * @throws Error that says how to bring one when there is none to be had.
 */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names no file: ${given}`);
    return given;
  }
  const elsewhere = (otherPlaces[process.platform] ?? []).find((place) => existsSync(place));
  const found = onPath() ?? elsewhere ?? playwrightsOwn() ?? downloaded() ?? fromApt();
  if (!found) {
    throw new Error('No Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH to one.');
  }
  return found;
}
