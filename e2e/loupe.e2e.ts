import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { decode } from 'fast-png';
import { samplePath } from './helpers/files';
import { inspected, openFew, openSample, referenceList, rowOf } from './helpers/flow';
import { stage, stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';

interface Place {
  readonly x: number;
  readonly y: number;
}

const loupe = (page: Page): Locator => page.getByRole('region', { name: 'Loupe' });
const words = (page: Page) => loupe(page).locator('.loupe-words');
const hold = (page: Page) => loupe(page).locator('.loupe-hold');
const matches = (page: Page) =>
  loupe(page)
    .getByRole('list', { name: /^Nearest patches/ })
    .getByRole('button');
const said = (page: Page) => page.locator('[data-loupe-said]');
const spotBox = (page: Page) => page.locator('.spot-box');

/** The rows' words, nearest first. */
async function told(page: Page) {
  const names = await matches(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  );
  return names.map((name) => {
    const [, reference, x, y, distance] =
      /^(?:Go to|Side by side with) (.+) at (\d+), (\d+), distance (\d\.\d\d)$/.exec(name)!;
    return { reference: reference!, x: Number(x), y: Number(y), distance: Number(distance) };
  });
}

/** The viewer's readout of the spot under the pointer. */
async function readout(page: Page) {
  const text = await page.locator('.readout').innerText();
  const [, score, distance, reference] =
    /Score\s+(\d\.\d\d)\s+Distance\s+(\d\.\d\d)\s+nearest in (.+)$/s.exec(text)!;
  return { score: Number(score), distance: Number(distance), reference: reference! };
}

async function mapThreshold(page: Page): Promise<number> {
  const text = await loupe(page)
    .getByText(/^threshold \d/)
    .innerText();
  return Number(text.split(' ')[1]);
}

/** The middle of a defect as its mask shows it, 0 to 1 along each side. */
function middleOf(mask: string): Place {
  const { width, height, data } = decode(readFileSync(samplePath(`ground_truth/${mask}`)));
  const channels = data.length / (width * height);
  let [count, x, y] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    if (data[i * channels]! < 128) continue;
    count += 1;
    x += i % width;
    y += Math.floor(i / width);
  }
  return { x: x / count / width, y: y / count / height };
}

/** A place of the fitted photo, which is a square, on the page. */
async function onPage(page: Page, { x, y }: Place): Promise<Place> {
  const box = (await stage(page).boundingBox())!;
  const side = Math.min(box.width, box.height) - 32;
  return {
    x: box.x + box.width / 2 + (x - 0.5) * side,
    y: box.y + box.height / 2 + (y - 0.5) * side,
  };
}

async function pointAt(page: Page, place: Place): Promise<void> {
  const { x, y } = await onPage(page, place);
  await page.mouse.move(x, y);
  await expect(hold(page)).toHaveText('under the pointer');
}

async function clickAt(page: Page, place: Place): Promise<void> {
  const { x, y } = await onPage(page, place);
  await page.mouse.click(x, y);
  await expect(hold(page)).toHaveText('pinned');
}

/** Standard deviation of what a crop shows. */
function contrastOf(crop: Locator): Promise<number> {
  return crop.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const grey = [...data].filter((_, i) => i % 4 === 1);
    const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
    return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
  });
}

const corrosion = 'test/corrosion/000.jpg';
const defect = middleOf('corrosion/000_mask.png');
/** On the felt that the flange lies on. */
const goodPlace = { x: 0.12, y: 0.12 };

test('tells a defect from a good place, is pinned, moves patch by patch and lets go', async ({
  page,
}) => {
  await openSample(page);
  await rowOf(page, corrosion).click();
  await expect(hold(page)).toHaveText('the oddest patch');
  await stagePixels(page);

  await pointAt(page, defect);
  await expect(words(page)).toHaveText(
    /^\d\.\d\d, \d\.\d times the threshold: nothing in the references looks like this\. /,
  );
  const threshold = await mapThreshold(page);
  const odd = await told(page);
  expect(odd).toHaveLength(3);
  expect(odd.map(({ distance }) => distance)).toEqual(
    odd.map(({ distance }) => distance).sort((a, b) => a - b),
  );
  expect(odd[0]!.distance).toBeGreaterThan(threshold);
  const there = await readout(page);
  expect(Math.abs(odd[0]!.distance - there.distance)).toBeLessThanOrEqual(0.0101);
  expect(odd[0]!.reference).toBe(there.reference);

  await pointAt(page, goodPlace);
  await expect(words(page)).toHaveText(/^0\.\d\d, below the threshold: (much|still) like /);
  const [nearest] = await told(page);
  const good = await readout(page);
  expect(nearest!.distance).toBeLessThan(threshold);
  expect(Math.abs(nearest!.distance - good.distance)).toBeLessThanOrEqual(0.0101);
  expect(nearest!.reference).toBe(good.reference);
  await expect(words(page)).toContainText(`like ${good.reference}`);

  const crops = loupe(page).locator('canvas');
  await expect(crops).toHaveCount(4);
  for (const crop of await crops.all()) {
    await expect.poll(() => contrastOf(crop), 'the crop shows something').toBeGreaterThan(3);
  }
  await isPinned(page);
});

/** By a click and by key; it moves patch by patch, and lets go. */
async function isPinned(page: Page): Promise<void> {
  await clickAt(page, defect);
  await expect(spotBox(page)).toBeVisible();
  const pinned = await words(page).innerText();
  const away = await onPage(page, goodPlace);
  await page.mouse.move(away.x, away.y);
  await expect(page.locator('.readout')).toContainText('Score 0.');
  expect(await words(page).innerText()).toBe(pinned);
  await page.keyboard.press('Escape');
  await expect(spotBox(page)).toHaveCount(0);
  await expect(hold(page)).not.toHaveText('pinned');

  await page.keyboard.press('l');
  await expect(hold(page)).toHaveText('pinned');
  const place = async () => {
    await expect(said(page)).toHaveText(/^000\.jpg at \d+, \d+\. \d\.\d\d, /);
    return /at (\d+), (\d+)/
      .exec(await said(page).innerText())!
      .slice(1)
      .map(Number);
  };
  const [x, y] = await place();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowUp');
  // The sample's photos have 512 pixels and 40 patches a side.
  await expect.poll(async () => (await place())[0]! - x!).toBeGreaterThanOrEqual(25);
  const [toX, toY] = await place();
  expect(Math.abs(toX! - x! - 2 * 12.8)).toBeLessThanOrEqual(1);
  expect(Math.abs(y! - toY! - 12.8)).toBeLessThanOrEqual(1);

  await page.keyboard.press('l');
  await expect(spotBox(page)).toHaveCount(0);
  await page.keyboard.press('l');
  await expect(spotBox(page)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.title-place')).toHaveText('2 of 12');
  await expect(spotBox(page)).toHaveCount(0);
}

test('a match leads to its place in the reference, and another one is named once that has gone', async ({
  page,
}) => {
  await openFew(page);
  await clickAt(page, { x: 0.5, y: 0.3 });
  const [nearest] = await told(page);
  await matches(page).first().click();
  await expect(page.getByRole('radio', { name: 'Side by side' })).toBeChecked();
  await expect(page.getByLabel('Reference to compare with')).toHaveValue(/./);
  expect(await told(page)).toContainEqual(nearest);
  await matches(page).first().click();
  await expect(stage(page)).toHaveAccessibleName(new RegExp(`^Photo ${nearest!.reference}`));
  await expect(spotBox(page)).toBeVisible();
  await expect(said(page)).toContainText(`${nearest!.reference} at ${nearest!.x}, ${nearest!.y}. `);
  await expect(words(page)).toHaveText(/from the most alike place of the other references, in /);
  for (const { reference } of await told(page)) expect(reference).not.toBe(nearest!.reference);
  await namesAnother(page);
});

/** Once the nearest is removed, it names another reference, and none without references. */
async function namesAnother(page: Page): Promise<void> {
  await rowOf(page, 'dent-000.jpg').click();
  await expect(stage(page)).toHaveAccessibleName(/^Photo dent-000/);
  await expect(hold(page)).toHaveText('the oddest patch');
  await expect(matches(page)).toHaveCount(3);
  for (const left of [1, 0]) {
    const [nearest] = await told(page);
    await referenceList(page).getByRole('option', { name: nearest!.reference }).click();
    await page.keyboard.press('Delete');
    await expect(referenceList(page).getByRole('option')).toHaveCount(left);
    await rowOf(page, 'dent-000.jpg').click();
    if (left === 0) continue;
    await inspected(page, 3);
    await expect(matches(page)).not.toHaveCount(0);
    for (const { reference } of await told(page)) expect(reference).not.toBe(nearest!.reference);
    const least = nearest!.distance - 0.0101;
    await expect.poll(async () => (await told(page))[0]!.distance).toBeGreaterThanOrEqual(least);
  }
  await expect(matches(page)).toHaveCount(0);
}

test.describe('on a phone', () => {
  test.use({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });

  test('a tap pins, and a card says what is there', async ({ page }) => {
    await openSample(page);
    await stagePixels(page);
    await expect(loupe(page)).toHaveCount(0);

    const place = await onPage(page, defect);
    await page.touchscreen.tap(place.x, place.y);
    await expect(loupe(page)).toContainText('times the threshold: nothing in the references');
    const card = (await loupe(page).boundingBox())!;
    const photo = (await stage(page).boundingBox())!;
    expect(card.x).toBeGreaterThanOrEqual(0);
    expect(card.x + card.width).toBeLessThanOrEqual(360);
    expect(card.y).toBeGreaterThan(photo.y + photo.height / 2);
    expect(card.y + card.height).toBeLessThanOrEqual(photo.y + photo.height);

    await loupe(page).getByTitle('Show all that the loupe knows').tap();
    const details = page.getByRole('dialog', { name: 'Details panel' });
    await expect(details.getByRole('heading', { name: 'Loupe' })).toBeInViewport();
    await expect(details.getByRole('list', { name: /^Nearest patches/ })).toBeVisible();
    await details.getByRole('button', { name: 'Close' }).tap();
    await expect(details).toBeHidden();

    const close = loupe(page).getByRole('button', { name: 'Let the loupe go' });
    const box = (await close.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(40);
    await close.tap();
    await expect(loupe(page)).toHaveCount(0);
  });
});
