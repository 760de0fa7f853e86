import type { Page } from '@playwright/test';

/** The view itself. */
export const proof = (page: Page) => page.getByRole('region', { name: 'Proof', exact: true });

/** The number of a metric, by its name. */
export const valueOf = (page: Page, name: string) =>
  proof(page)
    .locator('.metric', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('.metric-value');

/** A cell of the confusion matrix. */
export const cell = (page: Page, name: string) =>
  proof(page).getByRole('button', { name: new RegExp(`^${name}: `) });

/** The numbers in the four cells of the confusion matrix. */
export async function cells(page: Page): Promise<Record<string, number>> {
  const names = ['Found', 'Missed', 'False alarms', 'Passed'];
  const counts = await Promise.all(
    names.map(async (name) => Number(await cell(page, name).locator('b').innerText())),
  );
  return Object.fromEntries(names.map((name, i) => [name, counts[i]!]));
}

/** Types a threshold into the panel. */
export async function setThreshold(page: Page, threshold: number): Promise<void> {
  const number = page.getByRole('textbox', { name: 'Threshold as a number' });
  await number.fill(String(threshold));
  await number.press('Enter');
}

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent;
    });
    if (focused && (typeof name === 'string' ? focused === name : name.test(focused))) return;
  }
  throw new Error(`nothing called ${name} takes the focus`);
}
