import { test as base, expect } from '@playwright/test';

interface Guards {
  /** Console errors and uncaught errors of a test; any that is left at its end fails it. */
  readonly troubles: string[];
}

interface Options {
  /** Whether the browser is one that has never seen the guide. */
  readonly guided: boolean;
  /** The host of the app's own address. */
  readonly ownHost: string;
}

/** Addresses that a page may ask for beside its own server, which is here: what it has made itself. */
const OWN = /^(blob|data|about|file|chrome-error):/;

/**
 * Playwright's test, which also fails on errors in the console of page and workers, breaches of the
 * page's policy among them, and on any request of a flow beyond the app's own address.
 */
export const test = base.extend<Guards & Options>({
  guided: [false, { option: true }],
  ownHost: ['localhost', { option: true }],
  page: async ({ page, guided }, use) => {
    if (!guided) await page.addInitScript(() => localStorage.setItem('oddspot.guide', 'done'));
    await use(page);
  },
  troubles: [
    async ({ page, ownHost }, use) => {
      const troubles: string[] = [];
      page.context().on('request', (request) => {
        const isOwn = OWN.test(request.url()) || new URL(request.url()).hostname === ownHost;
        if (!isOwn) troubles.push(`request beyond the page's own address: ${request.url()}`);
      });
      page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
      });
      await use(troubles);
      expect(troubles, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
