import type { Page } from '@playwright/test';
import { expectAccessible } from './helpers/axe';
import { heldByCamera, testWithCamera, watchCamera } from './helpers/camera';
import { sampleFiles } from './helpers/files';
import { choose, inspected, openApp, queryList, referenceList, rows } from './helpers/flow';
import { SCENE_MS } from './helpers/film';
import { longTasksDuring, watchLongTasks } from './helpers/long-tasks';
import { expect } from './helpers/test';

const test = testWithCamera(['train/good/000.jpg', 'test/scratch/000.jpg']);

// Not the one that the camera shows, which would be its own reference.
const references = sampleFiles([
  'train/good/001.jpg',
  'train/good/002.jpg',
  'train/good/003.jpg',
  'train/good/004.jpg',
]);

const camera = (page: Page) => page.getByRole('region', { name: 'Camera' });
const video = (page: Page) => camera(page).locator('video');
const reading = (page: Page) => page.locator('.camera-reading');

async function openCamera(page: Page, bin: 'references' | 'photos to inspect'): Promise<void> {
  await page.getByRole('button', { name: `Use the camera for ${bin}`, exact: true }).click();
  await expect(page.getByRole('button', { name: `Take a photo for ${bin}` })).toBeEnabled();
}

/** Score and verdict on the live picture. */
async function readScore(page: Page): Promise<{ score: number; verdict: string | null }> {
  const score = Number(await reading(page).locator('.camera-score span').first().innerText());
  return { score, verdict: await reading(page).getAttribute('data-verdict') };
}

/** The picture with all that lies over it. */
const shot = (page: Page) => page.locator('.camera-picture').screenshot();

test('photos of the camera go to either bin, and can be taken back', async ({ page }) => {
  await watchCamera(page);
  await openApp(page);
  await openCamera(page, 'references');
  await page.keyboard.press('Space');
  await expect(referenceList(page).getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^1 photo taken/ })).toBeVisible();

  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await expect(queryList(page).getByRole('option')).toHaveCount(1);
  const [query] = await inspected(page, 1);
  expect(query!.name).toMatch(/^camera-\d{8}-\d{6}-\d+\.jpg$/);

  await page.keyboard.press('z');
  await expect(queryList(page).getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(camera(page)).toHaveCount(0);
  expect(await heldByCamera(page)).toEqual({ tracks: 0, bitmaps: 0 });
});

test('the live picture is scored, frozen and taken', async ({ page }) => {
  await watchCamera(page);
  await openApp(page);
  await choose(page, 'references', references);
  await expect(referenceList(page).getByRole('option', { name: /, reference$/ })).toHaveCount(4);
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await page.keyboard.press('v');
  await expect(
    page.getByRole('button', { name: 'Take a photo for photos to inspect' }),
  ).toBeEnabled();
  await page.keyboard.press('i');

  // The film shows a good part, then a scratched one.
  await expect(reading(page)).toHaveAttribute('data-verdict', 'normal', { timeout: 40_000 });
  const good = await readScore(page);
  await expect(reading(page)).toHaveAttribute('data-verdict', 'anomalous', { timeout: 40_000 });
  await page.keyboard.press('f');
  const bad = await readScore(page);
  expect(bad.verdict).toBe('anomalous');
  expect(bad.score).toBeGreaterThan(good.score * 1.3);
  const regions = page.locator('.camera-outlines');
  expect(Number(await regions.getAttribute('data-regions'))).toBeGreaterThan(0);

  // Half a film later the good part would be on the screen again.
  const frozen = await shot(page);
  await page.waitForTimeout(SCENE_MS + 500);
  expect((await shot(page)).equals(frozen), 'the frozen picture moved').toBe(true);
  expect(await readScore(page)).toEqual(bad);

  await page.keyboard.press('Space');
  const [taken] = await inspected(page, 1);
  expect(taken!.state).toBe('anomalous');
  expect(Math.abs(taken!.score! - bad.score)).toBeLessThan(0.05);

  await page.keyboard.press('f');
  await expect(reading(page)).toHaveAttribute('data-verdict', 'normal', { timeout: 40_000 });
  await page.keyboard.press('v');
  await expect(camera(page)).toHaveCount(0);
  await expect.poll(() => heldByCamera(page)).toEqual({ tracks: 0, bitmaps: 0 });
  expect(await rows(page)).toHaveLength(1);
});

test('live inspection leaves the page free, and everybody can use it', async ({
  page,
  browser,
}) => {
  await watchLongTasks(page);
  await openApp(page);
  await choose(page, 'references', references);
  await expect(referenceList(page).getByRole('option', { name: /, reference$/ })).toHaveCount(4);
  await openCamera(page, 'photos to inspect');
  const inspect = async () => {
    await page.keyboard.press('i');
    await expect(reading(page)).toHaveAttribute('data-verdict', /./, { timeout: 40_000 });
    await page.waitForTimeout(SCENE_MS);
  };
  expect(await longTasksDuring(browser, page, inspect)).toEqual([]);
  await expectAccessible(page, 'dark');
  await page.getByTitle('Light theme').click();
  await expectAccessible(page, 'light');
});

test('a reference lies over the picture, which stands still while held down, is off out of sight, and comes back', async ({
  page,
}) => {
  await watchCamera(page);
  await openApp(page);
  await choose(page, 'references', references.slice(0, 2));
  await openCamera(page, 'references');
  for (const part of [ghost, heldDown, outOfSight, unplugged]) {
    await test.step(part.name, () => part(page));
  }
});

async function ghost(page: Page): Promise<void> {
  const layer = page.locator('.camera-ghost');
  await expect(layer).toHaveAttribute('data-drawn', /./);
  const strength = page.getByRole('slider', { name: 'Strength of the reference' });
  await strength.fill('0.9');
  await expect(layer).toHaveCSS('opacity', '0.9');
  const first = await layer.getAttribute('data-drawn');
  await page.getByLabel('Reference over the picture').selectOption({ index: 1 });
  await expect(layer).not.toHaveAttribute('data-drawn', first!);
  await page.getByRole('button', { name: 'A reference over the live picture' }).click();
  await expect(layer).toHaveCount(0);
  await expect(strength).toBeDisabled();
}

async function heldDown(page: Page): Promise<void> {
  await page.locator('.camera-picture').hover();
  await page.mouse.down();
  await expect(page.getByRole('img', { name: 'Frozen picture' })).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('img', { name: 'Frozen picture' })).toHaveCount(0);
}

async function outOfSight(page: Page): Promise<void> {
  expect((await heldByCamera(page)).tracks).toBe(1);
  const turn = (state: 'hidden' | 'visible') =>
    page.evaluate((visibilityState) => {
      Object.defineProperty(document, 'visibilityState', {
        get: () => visibilityState,
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  expect((await heldByCamera(page)).tracks).toBe(0);
  await turn('visible');
  await expect.poll(async () => (await heldByCamera(page)).tracks).toBe(1);
  await expect(video(page)).toBeVisible();
}

/** An unplugged camera is said to be gone, and comes back. */
async function unplugged(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { held } = window as unknown as { held: { tracks: MediaStreamTrack[] } };
    held.tracks.at(-1)!.dispatchEvent(new Event('ended'));
  });
  await expect(page.getByRole('heading', { name: 'The camera is gone' })).toBeVisible();
  expect((await heldByCamera(page)).tracks).toBe(0);
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await expect(video(page)).toBeVisible();
}

test('what keeps the camera off is said in words, with a way out', async ({ page }) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    const refuse: { next: string | null } = { next: null };
    Object.assign(window, { refuse });
    mediaDevices.getUserMedia = async (constraints) => {
      const name = refuse.next;
      refuse.next = null;
      if (name !== null) throw new DOMException('refused', name);
      return ask(constraints);
    };
  });
  await openApp(page);
  for (const [name, title] of [
    ['NotAllowedError', 'The camera is not allowed'],
    ['NotFoundError', 'No camera found'],
    ['NotReadableError', 'The camera is in use'],
  ] as const) {
    await page.evaluate((refusal) => {
      Object.assign((window as unknown as { refuse: object }).refuse, { next: refusal });
    }, name);
    await page.getByRole('button', { name: 'Use the camera for references' }).click();
    const trouble = camera(page).getByRole('alert');
    await expect(trouble.getByRole('heading', { name: title })).toBeVisible();
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await expect(video(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(camera(page)).toHaveCount(0);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the shutter lies under the thumb, and everything is large enough', async ({ page }) => {
    await openApp(page);
    const own = page.locator('input[aria-label="Photo: references"]');
    await expect(own).toHaveAttribute('capture', 'environment');
    await expect(page.locator('input[aria-label="Files: references"]')).not.toHaveAttribute(
      'capture',
    );
    await openCamera(page, 'references');
    const shutter = page.getByRole('button', { name: 'Take a photo for references' });
    await shutter.tap();
    await expect(page.getByRole('button', { name: /^1 photo taken/ })).toBeVisible();
    for (const button of await camera(page).getByRole('button').all()) {
      const box = (await button.boundingBox())!;
      const name = await button.getAttribute('aria-label');
      expect(Math.min(box.width, box.height), `${name}`).toBeGreaterThanOrEqual(40);
      expect(box.x + box.width, `${name}`).toBeLessThanOrEqual(390);
    }
    expect((await shutter.boundingBox())!.y).toBeGreaterThan(844 * 0.7);
  });
});
