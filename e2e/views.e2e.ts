import { decode } from 'fast-png';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { sampleFiles, samplePath } from './helpers/files';
import {
  choose,
  fewReferences,
  inspected,
  openApp,
  referenceList,
  rowOf,
  view,
} from './helpers/flow';
import {
  changedShare,
  layerPixels,
  photoPixels,
  spread,
  stage,
  stagePixels,
  stageSize,
  type Pixels,
} from './helpers/stage';
import { expect, test } from './helpers/test';
import { greyPng, meanLevel, openScratch, pointAway, SCRATCH, whileHeld } from './helpers/viewer';

const divider = (page: Page) => page.getByRole('slider', { name: /^Divider/ });

async function eightViews(page: Page): Promise<void> {
  const looks: Record<string, Awaited<ReturnType<typeof stagePixels>>> = {};
  for (const [key, name] of [
    ['2', 'Overlay'],
    ['3', 'Side by side'],
    ['4', 'Swipe'],
    ['5', 'Blink'],
    ['6', 'Difference'],
    ['7', 'Heatmap'],
    ['8', 'Contours'],
    ['9', 'Photo'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
    looks[name] = await stagePixels(page);
  }
  const apart = (a: string, b: string) => changedShare(looks[a]!, looks[b]!);
  // Until Space is held, blink shows the photo with its outlines.
  expect(apart('Blink', 'Contours')).toBe(0);
  expect(apart('Contours', 'Photo'), 'outlines').toBeGreaterThan(0.001);
  expect(apart('Overlay', 'Contours'), 'heat').toBeGreaterThan(0.001);
  expect(apart('Swipe', 'Photo'), 'half a reference').toBeGreaterThan(0.001);
  for (const name of ['Side by side', 'Difference', 'Heatmap']) {
    expect(apart(name, 'Photo'), name).toBeGreaterThan(0.1);
  }
}

async function sideBySide(page: Page): Promise<void> {
  await view(page, 'Side by side');
  const all = await photoPixels(page);
  const [left, right] = halves(all);
  expect(Math.min(spread(left), spread(right))).toBeGreaterThan(5);
  const apart = changedShare(left, right);
  expect(apart, 'not the same photo').toBeGreaterThan(0.002);
  expect(apart, 'but the same part in the same place').toBeLessThan(0.5);

  const { width, height } = await stageSize(page);
  const half = Math.floor(width / 2) - 1;
  const box = (await stage(page).boundingBox())!;
  const [x, y] = [Math.round(half * 0.7), Math.round(height * 0.6)];
  const marked = async (left_: number) => {
    const around = { x: left_ + x - 20, y: y - 20, width: 40, height: 40 };
    const { data } = await layerPixels(page, 'marks', around);
    return data.filter((value, i) => i % 4 === 3 && value > 128).length;
  };
  const before = [await marked(0), await marked(width - half)];
  for (const pane of [0, width - half]) {
    await page.mouse.move(box.x + pane + x, box.y + y);
    await expect.poll(() => marked(width - half)).toBeGreaterThan(before[1]! + 50);
    expect(await marked(0)).toBeGreaterThan(before[0]! + 50);
    await pointAway(page);
    await expect.poll(() => marked(width - half)).toBe(before[1]);
  }

  for (const pane of [0, width - half]) {
    await page.mouse.move(box.x + pane + x, box.y + y);
    await page.mouse.wheel(0, -500);
    for (const [i, zoomed] of halves(await photoPixels(page)).entries()) {
      expect(changedShare([left, right][i]!, zoomed), 'both zoom').toBeGreaterThan(0.1);
    }
    await page.keyboard.press('0');
    expect(changedShare(all, await photoPixels(page))).toBe(0);
  }
}

/** The left and the right half of a picture. */
function halves({ width, height, data }: Pixels): [Pixels, Pixels] {
  const cut = (isLeft: boolean) => ({
    width: width / 2,
    height,
    data: data.filter((_, i) => Math.floor(i / 4) % width < width / 2 === isLeft),
  });
  return [cut(true), cut(false)];
}

async function swipe(page: Page): Promise<void> {
  await view(page, 'Photo');
  const query = await photoPixels(page);
  await view(page, 'Blink');
  await expect(page.getByRole('button', { name: /^Hold for the reference/ })).toBeVisible();
  let reference = query;
  await whileHeld(page, ' ', async () => {
    reference = await photoPixels(page);
  });
  await view(page, 'Swipe');
  await divider(page).focus();
  await page.keyboard.press('End');
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '100');
  expect(changedShare(query, await photoPixels(page))).toBe(0);
  await page.keyboard.press('Home');
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '0');
  expect(changedShare(reference, await photoPixels(page))).toBe(0);
  expect(changedShare(query, reference)).toBeGreaterThan(0.002);
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '31');

  const box = (await stage(page).boundingBox())!;
  const grip = (await page.locator('.swipe-grip').boundingBox())!;
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 90, { steps: 4 });
  await page.mouse.up();
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '75');
}

async function blink(page: Page): Promise<void> {
  await view(page, 'Blink');
  const hold = page.getByRole('button', { name: /^Hold for the reference/ });
  await expect(hold).toBeVisible();
  const released = await photoPixels(page);
  // The mouse has left the focus in the radio button.
  await whileHeld(page, ' ', async () => {
    expect(changedShare(released, await photoPixels(page))).toBeGreaterThan(0.002);
  });
  expect(changedShare(released, await photoPixels(page))).toBe(0);
  await page.waitForTimeout(1500);
  expect(changedShare(released, await photoPixels(page)), 'nothing changes by itself').toBe(0);
  await hold.hover();
  await page.mouse.down();
  expect(changedShare(released, await photoPixels(page))).toBeGreaterThan(0.002);
  await page.mouse.up();
  expect(changedShare(released, await photoPixels(page))).toBe(0);
  await view(page, 'Overlay');
  await whileHeld(page, ' ', async () => {
    await expect
      .poll(async () => changedShare(released, await photoPixels(page)))
      .toBeGreaterThan(0.002);
  });
}

const views = [
  ['number keys show eight views, each of something else', eightViews],
  ['side by side: two photos, and a crosshair in both from either', sideBySide],
  ['swipe: from the reference alone to the photo alone, by pointer and keys', swipe],
  ['blink: the reference only as long as Space, or the button, is held', blink],
  ['a view that finds no reference says so and shows the photo', withoutReference],
] as const;

test('every view of a photo shows what it is for', async ({ page }) => {
  await openScratch(page);
  for (const [what, look] of views) {
    await test.step(what, async () => {
      await rowOf(page, SCRATCH).click();
      await view(page, 'Overlay');
      await page.keyboard.press('0');
      await pointAway(page);
      await look(page);
    });
  }
});

test('difference: bright where the defect is, black for the same pixels', async ({ page }) => {
  await openApp(page);
  await choose(page, 'references', fewReferences);
  await choose(page, 'photos to inspect', sampleFiles(['test/corrosion/000.jpg']));
  await inspected(page, 1);
  await pointAway(page);
  await view(page, 'Difference');
  await expect(page.locator('.pane-reference')).toContainText('Most alike');
  const shown = await photoPixels(page);
  const mask = decode(readFileSync(samplePath('ground_truth/corrosion/000_mask.png')));
  const scale = Math.min((shown.width - 32) / mask.width, (shown.height - 32) / mask.height);
  const [left, top] = [
    (shown.width - mask.width * scale) / 2,
    (shown.height - mask.height * scale) / 2,
  ];
  const maskAt = (x: number, y: number): number => {
    const [column, row] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
    const isOn = column >= 0 && row >= 0 && column < mask.width && row < mask.height;
    return isOn ? mask.data[(row * mask.width + column) * mask.channels]! : -1;
  };
  const inside = meanLevel(shown, (x, y) => maskAt(x, y) > 0);
  const outside = meanLevel(shown, (x, y) => maskAt(x, y) === 0);
  expect(inside).toBeGreaterThan(2 * outside);

  const squares = (x: number, y: number) => 40 + (((x >> 4) * 37 + (y >> 4) * 91) % 180);
  const size = { width: 320, height: 240 };
  await choose(page, 'references', [greyPng('same.png', size, squares)]);
  await choose(page, 'photos to inspect', [greyPng('again.png', size, squares, 1)]);
  await inspected(page, 2);
  await rowOf(page, 'again.png').click();
  await page.getByLabel('Reference to compare with').selectOption({ label: 'same.png' });
  await expect(page.locator('.stage-line')).toHaveCount(0);
  const { width, height } = await stageSize(page);
  const middle = { x: width / 2 - 60, y: height / 2 - 60, width: 120, height: 120 };
  const extremes = async () => {
    const { data } = await layerPixels(page, 'photos', middle);
    const brightest = Math.max(...data.filter((_, i) => i % 4 !== 3));
    return [brightest, Math.min(...data.filter((_, i) => i % 4 === 3))];
  };
  await expect.poll(extremes, 'black, and there').toEqual([0, 255]);
});

async function withoutReference(page: Page): Promise<void> {
  await referenceList(page).getByRole('option').first().click();
  await view(page, 'Photo');
  const plain = await photoPixels(page);
  for (const name of ['Side by side', 'Swipe', 'Blink', 'Difference'] as const) {
    await view(page, name);
    await expect(page.getByText('This is a reference')).toBeVisible();
    await pointAway(page);
    expect(changedShare(plain, await photoPixels(page))).toBe(0);
  }
}
