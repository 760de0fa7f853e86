import type { Page } from '@playwright/test';

/** Has the page remember what its policy has refused. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener('securitypolicyviolation', (event) => {
      broken.push(`${event.effectiveDirective}: ${event.blockedURI}`);
    });
  });
}

/** Since the page was loaded. */
export const brokenPolicy = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { broken: string[] }).broken);

/** Has the page try what its policy forbids; what of it was done all the same. */
export function tryForbidden(page: Page, otherOrigin: string): Promise<string[]> {
  return page.evaluate(async (elsewhere) => {
    const done: string[] = [];
    Object.assign(window, { done });
    const inline = document.createElement('script');
    inline.textContent = 'done.push("inline script")';
    document.head.append(inline);
    await fetch(elsewhere, { mode: 'no-cors' }).then(
      () => done.push('request to another origin'),
      () => undefined,
    );
    return done;
  }, otherOrigin);
}
