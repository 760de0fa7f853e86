import type { Page } from '@playwright/test';

export interface HelpLine {
  readonly keys: readonly string[];
  readonly what: string;
}

const signs: Readonly<Record<string, string>> = {
  '→': 'ArrowRight',
  '←': 'ArrowLeft',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '−': '-',
};

/** A key as the page shows it, as Playwright presses it: `Ctrl Shift Z`. */
export function playwrightKey(shown: string): string {
  return shown
    .split(' ')
    .map((part) => signs[part] ?? part.replace('Ctrl', 'Control'))
    .map((part) => (/^[A-Z]$/.test(part) ? part.toLowerCase() : part))
    .join('+');
}

/** The lines of the help sheet, which is opened and closed for it. */
export async function helpLines(page: Page): Promise<HelpLine[]> {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  const lines = await sheet.locator('dt').evaluateAll((terms) =>
    terms.map((term) => ({
      keys: [...term.querySelectorAll('kbd')].map((key) => key.textContent ?? ''),
      what: term.nextElementSibling?.firstChild?.textContent ?? '',
    })),
  );
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  return lines;
}

/** The words of an item of the "More" menu that begins with `start`; the menu is closed again. */
export async function menuWords(page: Page, start: 'Undo' | 'Redo'): Promise<string> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const item = page.getByRole('menuitem', { name: new RegExp(`^${start}`) });
  const words = await item.locator('span').innerText();
  await page.keyboard.press('Escape');
  await item.waitFor({ state: 'detached' });
  return words;
}
