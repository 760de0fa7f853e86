import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expect } from './test';

/** Presses "Save a report" in the menu and keeps what is downloaded; its path. */
export async function saveReport(page: Page): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save a report' }).click();
  const download = await started;
  const path = join(mkdtempSync(join(tmpdir(), 'oddspot-report-')), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** A report that is open where there is no network, and everything that went wrong with it. */
export interface OpenReport {
  readonly page: Page;
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Opens a report from disk in a browser that has nothing else and no network. */
export async function openReport(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
): Promise<OpenReport> {
  const context = await browser.newContext({ baseURL: '', ...options });
  await context.setOffline(true);
  const troubles: string[] = [];
  const page = await context.newPage();
  const url = pathToFileURL(path).href;
  context.on('request', (request) => {
    const asked = request.url();
    if (asked !== url && !asked.startsWith('data:')) troubles.push(`asked for ${asked}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('console', (message) => troubles.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible();
  return { page, troubles, close: () => context.close() };
}

export interface ReportRow {
  readonly name: string;
  readonly score: string;
  readonly verdict: string;
}

export const reportTable = (page: Page): Locator =>
  page.getByRole('table', { name: 'All photos, the oddest first' });

/** The lines of the table that are shown, top down. */
export function reportRows(page: Page): Promise<ReportRow[]> {
  return reportTable(page)
    .locator('tbody tr:visible')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
        return {
          name: text('.col-name bdi'),
          score: text('.col-score'),
          verdict: text('.verdict .word'),
        };
      }),
    );
}

/** How often each verdict is told of in the summary. */
export async function reportCounts(page: Page): Promise<Record<string, number>> {
  const counts = await page
    .locator('[data-count]')
    .evaluateAll((found) =>
      found.map((one) => [one.getAttribute('data-count'), Number(one.textContent)]),
    );
  return Object.fromEntries(counts) as Record<string, number>;
}
