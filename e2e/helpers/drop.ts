import type { Locator, Page } from '@playwright/test';
import type { FilePayload } from './files';

export interface Point {
  readonly x: number;
  readonly y: number;
}

type DragType = 'dragEnter' | 'dragOver' | 'drop';

/** Drags files or folders in from outside the browser; `release` false leaves them hanging. */
export async function dropPaths(
  page: Page,
  paths: readonly string[],
  { x, y }: Point,
  release = true,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const steps: DragType[] = release ? ['dragEnter', 'dragOver', 'drop'] : ['dragEnter', 'dragOver'];
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}

/** Pastes files as if they had been copied. */
export async function pasteFiles(page: Page, files: readonly FilePayload[]): Promise<void> {
  const plain = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  await page.evaluate((list) => {
    const clipboardData = new DataTransfer();
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([bytes], name, { type: mimeType }));
    }
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, plain);
}

/** The sheet that asks what of a drop goes where. */
export const sortingSheet = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Sort what was added' });

/** Adds what was dropped or chosen as the sheet proposes. */
export async function agree(page: Page): Promise<void> {
  await sortingSheet(page).getByRole('button', { name: /^Add / }).click();
  await sortingSheet(page).waitFor({ state: 'detached' });
}

/** Drops folders of a data set and adds them as the sheet proposes. */
export async function dropSet(page: Page, paths: readonly string[], at: Point): Promise<void> {
  await dropPaths(page, paths, at);
  await agree(page);
}
