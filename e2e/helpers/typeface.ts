import type { Page } from '@playwright/test';
import { expect } from './test';

/** Waits for the typeface of the app, which the page asks for once it is of use. */
export async function typefaceThere(page: Page): Promise<void> {
  const statuses = () => page.evaluate(() => Array.from(document.fonts, ({ status }) => status));
  await expect.poll(statuses, 'the typeface is there').toContain('loaded');
}
