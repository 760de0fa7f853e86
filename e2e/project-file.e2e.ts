import { rmSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { softwareGraphics } from './helpers/browser';
import { untilSaved } from './helpers/database';
import { dropPaths, pasteFiles } from './helpers/drop';
import { folderOf, sampleFiles } from './helpers/files';
import {
  addFew,
  choose,
  engineChip,
  fewQueries,
  fewReferences,
  inspected,
  messages,
  openApp,
  openFew,
  queryList,
  rowOf,
  rows,
} from './helpers/flow';
import { newProfile, openProfile } from './helpers/profile';
import { expectSame } from './helpers/results';
import { openProject, saveProject } from './helpers/saved-project';
import { photoPixels, stage } from './helpers/stage';
import { exactScores, readZip, withoutSaveDialogue } from './helpers/zip';
import { expect, test } from './helpers/test';

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
  await expect(page.getByRole('heading', { name: 'dent-000.jpg' })).toBeVisible();
  await page.keyboard.press('x');
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
  await openFew(page);
  const before = await rows(page);
  const saved = await saveProject(page);
  await expect(messages(page)).toContainText('Saved Untitled inspection.oddspot');
  await rowOf(page, before[0]!.name).click();
  await page.keyboard.press('Delete');
  await expect(queryList(page).getByRole('option')).toHaveCount(2);
  await openProject(page, saved.path);
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

/** Stands in for the system, which opens files with the app only where that is installed. */
async function withLaunches(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const setConsumer = (launch: unknown) => Object.assign(window, { launch });
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer } });
  });
}

test('the installed app opens a project file from the list of files', async ({ page }) => {
  await withLaunches(page);
  await openFew(page);
  const { bytes } = await saveProject(page);
  await page.evaluate(async (base64) => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('handed over.oddspot', { create: true });
    const writable = await handle.createWritable();
    await writable.write(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
    await writable.close();
    const { launch } = window as unknown as { launch: (of: { files: unknown[] }) => void };
    launch({ files: [handle] });
  }, bytes.toString('base64'));
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue(
    'Untitled inspection (2)',
  );
  await inspected(page, 3);
  const { file_handlers: handlers } = await (
    await page.request.get('/manifest.webmanifest')
  ).json();
  expect(handlers).toEqual([{ action: './', accept: { 'application/vnd.oddspot': ['.oddspot'] } }]);
});

/** Copies of the few queries on a card that can be pulled out. */
const card = () => folderOf('card', new Map(fewQueries.map(({ name, buffer }) => [name, buffer])));

async function inspectCard(page: Page, folder: string): Promise<void> {
  await openApp(page);
  await choose(page, 'references', fewReferences);
  await choose(page, 'photos to inspect', folder);
  await inspected(page, 3);
}

const pullOut = (folder: string) => rmSync(folder, { recursive: true });

async function expectKept(page: Page): Promise<void> {
  const folder = card();
  await inspectCard(page, folder);
  await untilSaved(page, 3);
  pullOut(folder);
  await rowOf(page, 'dent-000.jpg').click();
  await expect(stage(page)).toHaveAccessibleName(/dent-000/);
  await photoPixels(page);
  const saved = [...readZip((await saveProject(page)).bytes).values()];
  for (const { name, buffer } of fewQueries) {
    expect(
      saved.some((data) => data.equals(buffer)),
      name,
    ).toBe(true);
  }
}

test('photos that have gone from the card are kept, shown and saved all the same', async ({
  baseURL,
  launchOptions,
}) => {
  const page = await openProfile(newProfile(), { baseURL, launchOptions });
  try {
    await expectKept(page);
  } finally {
    await page.context().close();
  }
});

test('so they are in a private window', ({ page }) => expectKept(page));

test('a photo that has gone where nothing is kept is named', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('forbidden here', 'SecurityError');
    };
  });
  const folder = card();
  await inspectCard(page, folder);
  pullOut(folder);
  await page.keyboard.press('Control+s');
  await expect(messages(page)).toContainText(/(dent|good|scratch)-000\.jpg was moved, renamed/);
});

test('a damaged file says why and leaves what is open as it was', async ({ page }) => {
  await openFew(page);
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
