import { defineConfig } from '@playwright/test';
import { findChromium } from './browsers.mjs';
import { withoutGraphics } from './helpers/browser';

/** Timed tests, and those that keep every core busy, have the machine to themselves. */
const ALONE = /(large-photo|large-project|long-tasks|start)\.e2e\.ts$/;

/** `E2E_PORT` tests a server that is running already, or one beside another run. */
const PORT = Number(process.env.E2E_PORT ?? 4188);

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // Each computes on both cores: a third one would only make all of them late.
  workers: 2,
  // A test that fails once shows a fault of the product or of the test.
  retries: 0,
  projects: [
    { name: 'prepare', testMatch: 'prepare.setup.ts' },
    { name: 'flows', testIgnore: ALONE, dependencies: ['prepare'] },
    { name: 'alone', testMatch: ALONE, workers: 1 },
  ],
  reporter: [['list'], ['./engines/browser-table.ts']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    launchOptions: { executablePath: findChromium(), args: withoutGraphics },
    // A trace slows the inspection down, and its look into pictures breaks the page's policy.
    trace: 'off',
    // Each test would fetch the whole app a second time: the tests of offline work alone do.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node ../serve/start.mjs --port ${PORT} ${process.env.ODDSPOT_BUILT ? '--no-build' : ''}`,
    port: PORT,
    reuseExistingServer: !process.env.CI,
    timeout: 120_000,
  },
});
