import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { softwareGraphics } from './helpers/browser';
import { dropPaths, pasteFiles } from './helpers/drop';
import { folderOf, sampleFiles } from './helpers/files';
import {
  addFew,
  choose,
  engineChip,
  inspected,
  messages,
  openApp,
  queryList,
  rows,
  rowOf,
} from './helpers/flow';
import { expectSame } from './helpers/results';
import { exactScores, readZip, withoutSaveDialogue } from './helpers/zip';
import { expect, test } from './helpers/test';

interface SavedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Saves the open project with Ctrl+S. */
async function saveProject(page: Page): Promise<SavedFile> {
  const started = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const download = await started;
  const name = download.suggestedFilename();
  const bytes = readFileSync(await download.path());
  const folder = folderOf('saved', new Map([[name, bytes]]));
  return { name, path: `${folder}/${name}`, bytes };
}

test.beforeEach(({ page }) => withoutSaveDialogue(page));

test('a project made on WASM opens on software WebGL with the same scores, labels and order', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const more = sampleFiles(['test/corrosion/000.jpg']);
  await openApp(page, '?backend=wasm');
  await addFew(page);
  await inspected(page, 3);
  await rowOf(page, 'dent-000.jpg').click();
  await page.keyboard.press('d');
  await page.getByRole('textbox', { name: 'Comment' }).fill('bent <script>alert(1)</script>');
  await page.keyboard.press('Control+Enter');
  const before = await rows(page);
  const scores = await exactScores(page);
  const saved = await saveProject(page);
  expect(saved.name).toBe('Untitled inspection.oddspot');
  expect([...readZip(saved.bytes).keys()].sort()).toEqual([
    'bank.bin',
    ...[1, 2, 3, 4, 5].map((id) => `images/i${id}.jpg`),
    'manifest.json',
    ...[3, 4, 5].map((id) => `scores/i${id}.bin`),
    ...[1, 2, 3, 4, 5].map((id) => `thumbnails/i${id}`),
  ]);
  await choose(page, 'photos to inspect', more);
  await inspected(page, 4);
  const later = await exactScores(page);

  const other = await chromium.launch(softwareGraphics);
  try {
    const context = await other.newContext({ baseURL: new URL(page.url()).origin });
    const there = await context.newPage();
    const troubles: string[] = [];
    there.on('pageerror', (error) => troubles.push(error.message));
    await there.addInitScript(() => localStorage.setItem('oddspot.guide', 'done'));
    await withoutSaveDialogue(there);
    await there.goto('/?backend=webgl');
    await dropPaths(there, [saved.path], { x: 300, y: 300 });
    await expect(queryList(there).getByRole('option')).toHaveCount(3);
    await expect(engineChip(there)).toHaveAccessibleName(/WebGL/, { timeout: 120_000 });
    expect(await rows(there)).toEqual(before);
    expectSame(await exactScores(there), scores);
    await rowOf(there, 'dent-000.jpg').click();
    await expect(there.getByRole('textbox', { name: 'Comment' })).toHaveValue(
      'bent <script>alert(1)</script>',
    );
    await choose(there, 'photos to inspect', more);
    await inspected(there, 4, 120_000);
    expectSame(await exactScores(there), later);
    expect(troubles).toEqual([]);
  } finally {
    await other.close();
  }
});

test('a project opens beside the present one, from the picker and by paste', async ({ page }) => {
  await openApp(page);
  await addFew(page);
  await inspected(page, 3);
  const before = await rows(page);
  const saved = await saveProject(page);
  await expect(messages(page)).toContainText('Saved Untitled inspection.oddspot');
  await rowOf(page, before[0]!.name).click();
  await page.keyboard.press('Delete');
  await expect(queryList(page).getByRole('option')).toHaveCount(2);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Open a project file' }).click();
  await (await chooser).setFiles(saved.path);
  await expect(queryList(page).getByRole('option')).toHaveCount(3);
  expect(await rows(page)).toEqual(before);
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue(
    'Untitled inspection (2)',
  );
  const buffer = saved.bytes;
  await pasteFiles(page, [{ name: 'again.oddspot', mimeType: '', buffer }]);
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue(
    'Untitled inspection (3)',
  );
  await page.reload();
  await expect(queryList(page).getByRole('option')).toHaveCount(3);
  expect(await rows(page)).toEqual(before);
});

test('a damaged file says why and leaves what is open as it was', async ({ page }) => {
  await openApp(page);
  await addFew(page);
  await inspected(page, 3);
  const before = await rows(page);
  const { bytes } = await saveProject(page);
  const flipped = Buffer.from(bytes);
  flipped[flipped.indexOf('JFIF') + 5000]! ^= 1;
  const damaged = new Map([
    ['cut.oddspot', bytes.subarray(0, bytes.length / 2)],
    ['flipped.oddspot', flipped],
    ['text.oddspot', Buffer.from('<script>alert(1)</script>')],
  ]);
  const reasons = [
    'The end of the file is missing',
    'is damaged (images/i1.jpg)',
    'not an Oddspot',
  ];
  const folder = folderOf('damaged', damaged);
  for (const [i, name] of [...damaged.keys()].entries()) {
    await dropPaths(page, [`${folder}/${name}`], { x: 300, y: 300 });
    await expect(messages(page)).toContainText(reasons[i]!);
    await expect(messages(page)).toContainText(name);
  }
  expect(await rows(page)).toEqual(before);
  await page.reload();
  await expect(queryList(page).getByRole('option')).toHaveCount(3);
  expect(await rows(page)).toEqual(before);
});
