import { expect, type Page } from '@playwright/test';

/** A photo as the page's database holds it. */
export interface SavedItem {
  readonly name: string;
  readonly bin: string;
  readonly comment: string;
  /** Null while there is none of the project's present bank. */
  readonly score: number | null;
}

/** The photos of every project in the database; none before the app has made one. */
export async function savedItems(page: Page): Promise<readonly SavedItem[]> {
  return page.evaluate(async () => {
    interface Item {
      readonly name: string;
      readonly bin: string;
      readonly comment: string;
      readonly score: number | null;
      readonly bankVersion: number;
    }
    interface Project {
      readonly id: string;
      readonly saved: { readonly bankVersion: number };
    }
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'oddspot')) return [];
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    const database = await answerOf(indexedDB.open('oddspot'));
    try {
      const tables = database.transaction(['projects', 'items']);
      const projects: Project[] = await answerOf(tables.objectStore('projects').getAll());
      const found: SavedItem[] = [];
      for (const { id, saved } of projects) {
        const range = IDBKeyRange.bound([id], [id, []]);
        const items: Item[] = await answerOf(tables.objectStore('items').getAll(range));
        for (const { bankVersion, name, bin, comment, score } of items) {
          const isPresent = bankVersion === saved.bankVersion;
          found.push({ name, bin, comment, score: isPresent ? score : null });
        }
      }
      return found;
    } finally {
      database.close();
    }
  });
}

/** Waits until the database holds `scored` photos to inspect with their scores. */
export async function untilSaved(page: Page, scored: number): Promise<void> {
  await expect
    .poll(async () => {
      const items = await savedItems(page);
      return items.filter(({ bin, score }) => bin === 'query' && score !== null).length;
    })
    .toBe(scored);
}
