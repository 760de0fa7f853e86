import { expect, type Page } from '@playwright/test';
import { engineChip } from './flow';

/** Opens the app and waits until it can compute. */
export async function openAt(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
}

/** Opens the app and waits until it is kept on the device. */
export async function openUntilKept(page: Page, url: string): Promise<void> {
  await openAt(page, url);
  await untilKept(page);
}

export async function untilKept(page: Page): Promise<void> {
  await engineChip(page).click();
  await expect(page.getByText('Works offline')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}
