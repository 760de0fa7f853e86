import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, type PlaywrightTestOptions } from '@playwright/test';
import type { PlaywrightWorkerOptions } from '@playwright/test';
import { withoutSaveDialogue } from './zip';

type Options = Pick<PlaywrightTestOptions & PlaywrightWorkerOptions, 'baseURL' | 'launchOptions'>;

/** A folder for a browser that keeps what it is given; a test's own browser is a private window. */
export function newProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oddspot-profile-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a browser with that profile. Closing the page's context ends it. */
export async function openProfile(
  folder: string,
  { baseURL = '', launchOptions }: Options,
): Promise<Page> {
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    baseURL,
    serviceWorkers: 'block',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.addInitScript(() => localStorage.setItem('oddspot.guide', 'done'));
  await withoutSaveDialogue(page);
  return page;
}
