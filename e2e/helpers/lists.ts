import type { Locator, Page } from '@playwright/test';
import { inSet } from './flow';

export const grid = (page: Page) => page.getByRole('listbox', { name: 'All photos to inspect' });
export const strip = (page: Page) => page.getByRole('listbox', { name: 'Film strip' });
export const search = (page: Page) => page.getByRole('searchbox', { name: 'Search photos' });
export const filterLine = (page: Page) => page.getByRole('group', { name: 'Filter' });
export const chip = (page: Page, name: string) =>
  filterLine(page).getByRole('button', { name: `Remove filter: ${name}`, exact: true });

/** Paths of the photos in sight, in the order of the list. */
export async function pathsOf(list: Locator): Promise<string[]> {
  const found = await list.getByRole('option').evaluateAll((options) =>
    options
      .map((option) => ({
        at: Number(option.getAttribute('aria-posinset')),
        path: option.getAttribute('title') ?? '',
      }))
      .sort((a, b) => a.at - b.at),
  );
  return found.map(({ path }) => inSet(path));
}
