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
  const over: DragType[] = ['dragEnter', 'dragOver', 'dragOver'];
  for (const type of release ? [...over, 'drop' as const] : over) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
    // A browser drops where the page has answered the drag before; a hand is slow enough for that.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await session.detach();
}

/** Files as they can cross into a page. */
export function plainFiles(files: readonly FilePayload[]) {
  return files.map(({ name, mimeType, buffer }) => {
    return { name, mimeType, base64: buffer.toString('base64') };
  });
}

interface Dispatched {
  readonly files: ReturnType<typeof plainFiles>;
  readonly by: 'paste' | 'drop';
}

/**
 * Runs in the page: pastes files, or drops them on the half that takes photos to inspect. They come
 * as bytes, so that it works in every browser.
 */
export function dispatchFiles({ files, by }: Dispatched): void {
  const data = new DataTransfer();
  for (const { name, mimeType, base64 } of files) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    data.items.add(new File([bytes], name, { type: mimeType }));
  }
  const common = { bubbles: true, cancelable: true };
  if (by === 'paste') {
    document.body.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: data }));
    return;
  }
  const at = { ...common, clientX: innerWidth * 0.75, clientY: 300, dataTransfer: data };
  for (const type of ['dragenter', 'dragover', 'drop']) {
    document.body.dispatchEvent(new DragEvent(type, at));
  }
}

/** Pastes files as if they had been copied. */
export async function pasteFiles(page: Page, files: readonly FilePayload[]): Promise<void> {
  await page.evaluate(dispatchFiles, { files: plainFiles(files), by: 'paste' as const });
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
