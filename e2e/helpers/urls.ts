import type { Page } from '@playwright/test';

/** Has the page remember which object URLs it holds. */
export async function watchUrls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const urls = new Set<string>();
    const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
    URL.createObjectURL = (blob) => {
      const url = create(blob);
      urls.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      urls.delete(url);
      revoke(url);
    };
    Object.assign(window, { liveUrls: urls });
  });
}

/** Object URLs that are still held. */
export const liveUrls = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { liveUrls: Set<string> }).liveUrls.size);

/** Pictures on the page that have one. */
export const shownUrls = (page: Page): Promise<number> => page.locator('img[src^="blob:"]').count();
