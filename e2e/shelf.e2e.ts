import type { Page } from '@playwright/test';
import {
  addFew,
  choose,
  fewQueries,
  inspected,
  messages,
  openApp,
  openFew,
  queryList,
  referenceList,
  rowOf,
  rows,
} from './helpers/flow';
import { savedItems, untilSaved } from './helpers/database';
import { sampleFiles } from './helpers/files';
import { lookAtPage } from './helpers/on-screen';
import { newProfile, openProfile } from './helpers/profile';
import { photoPixels } from './helpers/stage';
import { expect, test } from './helpers/test';
import { liveUrls, shownUrls, watchUrls } from './helpers/urls';

/** Facts that are on the screen for so long survive. */
const LASTING_MS = 2000;

const dialogue = (page: Page) => page.getByRole('dialog', { name: 'Projects' });
const kept = (page: Page) =>
  dialogue(page).getByRole('list', { name: 'Kept projects' }).getByRole('listitem');
const opener = (page: Page, name: string) =>
  kept(page).getByRole('button', { name: new RegExp(`^${name} ?(Open )?\\d`) });
const banner = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text });
const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment' });
const savedComments = async (page: Page) => (await savedItems(page)).map((item) => item.comment);
const facts = async (page: Page) => ({ ...(await lookAtPage(page)), at: 0 });

async function named(page: Page, name: string): Promise<void> {
  await page.getByLabel('Project name').fill(name);
  await page.getByLabel('Project name').press('Enter');
}

test('projects are opened, renamed, copied, deleted and brought back by key alone', async ({
  page,
}) => {
  await watchUrls(page);
  await openApp(page);
  await page.keyboard.press('Shift+P');
  await expect(dialogue(page)).toContainText('Nothing is kept yet');
  await page.keyboard.press('Escape');
  await addFew(page);
  await inspected(page, 3);
  await named(page, 'Nuts');
  const nuts = await facts(page);
  await page.keyboard.press('Shift+P');
  await expect(opener(page, 'Nuts')).toBeFocused();
  await expect(opener(page, 'Nuts')).toHaveAttribute('aria-current', 'true');
  await expect(kept(page)).toContainText('5 photos');
  await expect(kept(page).locator('img')).toHaveCount(4);
  await expect(dialogue(page).getByText(/of .* used$/)).toBeVisible();

  await kept(page).getByRole('button', { name: 'Duplicate Nuts' }).press('Enter');
  await expect(kept(page)).toHaveCount(2);
  await opener(page, 'Nuts, copy').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Bolts');
  await page.keyboard.press('Enter');
  await expect(opener(page, 'Bolts')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('never');
  await page.keyboard.press('Escape');
  await expect(opener(page, 'Bolts')).toBeFocused();

  await opener(page, 'Nuts').focus();
  await page.keyboard.press('Delete');
  await expect(dialogue(page)).toContainText('Deleted Nuts.');
  await expect(opener(page, 'Bolts')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(kept(page)).toHaveCount(2);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await opener(page, 'Nuts').focus();
  await page.keyboard.press('Enter');
  await expect(dialogue(page)).toHaveCount(0);
  await expect.poll(() => facts(page)).toEqual({ ...nuts, at: 0 });
  await expect.poll(async () => (await liveUrls(page)) - (await shownUrls(page))).toBe(0);
});

test('the empty page leads back to what was worked on last', async ({ page }) => {
  await openFew(page);
  await named(page, 'Nuts');
  const before = await facts(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New inspection' }).click();
  const recent = page.getByRole('region', { name: 'Your projects' });
  await recent.getByRole('button', { name: /Nuts/ }).click();
  await expect.poll(() => facts(page)).toEqual(before);
});

test('what is there on a reload is never preceded by the empty page', async ({ page }) => {
  await openFew(page);
  await expect.poll(() => page.evaluate(() => localStorage['oddspot.filled'])).toBe('yes');
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = () => {
      const welcome = document.querySelector('.welcome');
      if (welcome && getComputedStyle(welcome).display !== 'none') seen.push('empty page');
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await untilSaved(page, 3);
  await page.reload();
  await expect(queryList(page).getByRole('option')).toHaveCount(3);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});

test('a browser that crashes has everything again when it is started anew', async ({
  baseURL,
  launchOptions,
}) => {
  const profile = newProfile();
  const page = await openProfile(profile, { baseURL, launchOptions });
  const before = await openFew(page);
  await comment(page).fill('seen before the crash');
  await page.waitForTimeout(LASTING_MS);
  const hasGone = new Promise((resolve) => page.context().once('close', resolve));
  const session = await page.context().newCDPSession(page);
  session.send('Browser.crash').catch(() => undefined);
  await hasGone;
  const again = await openProfile(profile, { baseURL, launchOptions });
  try {
    await openApp(again);
    await inspected(again, 3);
    expect(await rows(again)).toEqual(before);
    await expect(comment(again)).toHaveValue('seen before the crash');
    await rowOf(again, before[1]!.name).click();
    await photoPixels(again);
  } finally {
    await again.context().close();
  }
});

test('a second tab looks on, takes over, and the first one says so at once', async ({
  page,
  context,
}) => {
  await openFew(page);
  await comment(page).fill('bent');
  await comment(page).blur();
  const before = await rows(page);
  await expect.poll(() => savedComments(page)).toContain('bent');

  const other = await context.newPage();
  await openApp(other);
  await expect(banner(other, /open in another tab/)).toBeVisible();
  await expect.poll(() => rows(other)).toEqual(before);
  await other.keyboard.press('x');
  await other.keyboard.press('u');
  await expect(messages(other).getByText(/^Not changed/)).toHaveCount(1);
  expect(await rows(other)).toEqual(before);

  // Changes that are not written yet come along.
  await comment(page).fill('bent a little');
  await comment(page).blur();
  await other.getByRole('button', { name: 'Work here instead' }).click();
  await expect(banner(other, /open in another tab/)).toHaveCount(0);
  await expect(banner(page, /open in another tab/)).toBeVisible();
  await expect(comment(other)).toHaveValue('bent a little');
  await comment(other).fill('straight');
  await comment(other).blur();
  await page.keyboard.press('x');
  await expect(messages(page).getByText(/^Not changed/)).toBeVisible();
  await choose(page, 'photos to inspect', sampleFiles(['test/fibre/000.jpg']));
  await expect(messages(page)).toContainText('begin one of their own');
  await expect(queryList(page).getByRole('option')).toHaveCount(1);
  await expect.poll(async () => (await savedItems(other)).length).toBe(6);
  await other.reload();
  await expect(queryList(other).getByRole('option')).toHaveCount(1);
});

test('a full disk loses nothing: what is on the page is kept as soon as there is room', async ({
  page,
  context,
}) => {
  await openApp(page);
  const session = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await addFew(page);
  const ranked = await inspected(page, 3);
  const full = banner(page, /No room left/);
  await expect(full).toBeVisible();
  await full.getByRole('button', { name: 'Try again' }).click();
  await expect(full).toBeVisible();
  await full.getByRole('button', { name: 'Manage projects' }).click();
  await expect(dialogue(page).getByText(/of .* used$/)).toBeVisible();
  await page.keyboard.press('Escape');

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(full).toHaveCount(0);
  await page.reload();
  await expect.poll(() => rows(page)).toEqual(ranked);
  await expect(referenceList(page).getByRole('option')).toHaveCount(2);
});

/** Changes the kept project behind the page's back, as another build or a damaged disk would. */
async function tamper(page: Page, part: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate(
    (change) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('oddspot');
        request.onsuccess = () => {
          const transaction = request.result.transaction('projects', 'readwrite');
          const store = transaction.objectStore('projects');
          store.openCursor().addEventListener('success', ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor) return;
            cursor.update({ ...cursor.value, saved: { ...cursor.value.saved, ...change } });
            cursor.continue();
          });
          transaction.addEventListener('complete', () => {
            request.result.close();
            resolve();
          });
          transaction.addEventListener('error', () => reject(transaction.error));
        };
      }),
    part,
  );
}

/** Leaves the app, so that nothing is written any more, for a page of its origin. */
async function away(page: Page): Promise<void> {
  await untilSaved(page, 3);
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto('/favicon.svg');
}

test('what another version of the network has made stays, until it is built again', async ({
  page,
}) => {
  const ranked = await openFew(page);
  await away(page);
  const levels = ['level_8', 'level_16'];
  const older = { backbone: 'efficientnet-lite0', weights: 'older', levels, preprocessing: 0 };
  await tamper(page, { spec: { ...older, inputAreaPx: 102_400 } });
  await openApp(page);
  const outdated = banner(page, /another version of the network/);
  await expect(outdated).toBeVisible();
  expect(await rows(page)).toEqual(ranked);
  await choose(page, 'photos to inspect', sampleFiles(['test/fibre/000.jpg']));
  await expect(queryList(page).getByRole('option')).toHaveCount(4);
  await outdated.getByRole('button', { name: 'Rebuild' }).click();
  await expect(outdated).toHaveCount(0);
  const again = await inspected(page, 4);
  expect(again.filter(({ name }) => fewQueries.some((query) => query.name === name))).toEqual(
    ranked,
  );
});

test('a damaged project says what is wrong, and can be deleted', async ({ page }) => {
  await openFew(page);
  await away(page);
  await tamper(page, { version: 'many' });
  await openApp(page);
  const damaged = banner(page, /could not be opened/);
  await expect(damaged).toContainText('damaged project');
  await damaged.getByRole('button', { name: 'Projects' }).click();
  await opener(page, 'Damaged project').focus();
  await page.keyboard.press('Delete');
  await expect(dialogue(page)).toContainText('Nothing is kept yet');
  await page.keyboard.press('Escape');
  await damaged.getByRole('button', { name: 'Go on without it' }).click();
  await expect(damaged).toHaveCount(0);
});
