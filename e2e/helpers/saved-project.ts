import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { folderOf } from './files';

export interface SavedProject {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Saves the open project with Ctrl+S. */
export async function saveProject(page: Page): Promise<SavedProject> {
  const started = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const download = await started;
  const name = download.suggestedFilename();
  const bytes = readFileSync(await download.path());
  const folder = folderOf('saved', new Map([[name, bytes]]));
  return { name, path: `${folder}/${name}`, bytes };
}

/** Opens a project file with the picker. */
export async function openProject(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Open a project file' }).click();
  await (await chooser).setFiles(path);
}
