import type { Page } from '@playwright/test';
import { openFew, openSample, rows } from './helpers/flow';
import { expect, test } from './helpers/test';

/** Counts what the page asks of its workers. */
async function countMessages(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counter = globalThis as unknown as { asked: number };
    counter.asked = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function postCounted(
      this: Worker,
      ...args: Parameters<typeof post>
    ) {
      counter.asked += 1;
      post.apply(this, args);
    } as typeof post;
  });
  return () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
}

/** A number once it has stayed the same for a while. */
async function settled(page: Page, read: () => Promise<number>): Promise<number> {
  for (let last = Number.NaN; ;) {
    const now = await read();
    if (now === last) return now;
    last = now;
    await page.waitForTimeout(400);
  }
}

const thresholdPart = (page: Page) => page.getByRole('region', { name: 'Threshold' });
const slider = (page: Page) => page.getByRole('slider', { name: 'Threshold' });
const number = (page: Page) => page.getByLabel('Threshold as a number');

test('the threshold says where it comes from, and moves with everything that hangs on it', async ({
  page,
}) => {
  const asked = await countMessages(page);
  await openSample(page);
  const part = thresholdPart(page);
  await expect(part).toContainText('From 8 references, each scored against the others');
  await expect(part).toContainText(/(Good|Fair): it may as well lie between 0\.\d\d and 0\.\d\d/);
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toContainText(/1 in \d[\d,.]* good parts would score this high/);
  const suggested = Number(await number(page).inputValue());
  const before = await rows(page);
  expect(before.filter(({ state }) => state === 'anomalous').length).toBeGreaterThanOrEqual(7);

  // The photos beside the shown one are fetched ahead.
  const messages = await settled(page, asked);
  // By the keyboard on the histogram's slider.
  await slider(page).focus();
  await page.keyboard.press('End');
  await expect(part).toContainText('set by hand');
  await expect
    .poll(async () => (await rows(page)).filter(({ state }) => state === 'anomalous').length)
    .toBeLessThan(before.filter(({ state }) => state === 'anomalous').length);
  expect(Number(await number(page).inputValue())).toBeGreaterThan(suggested);
  // By the pointer.
  const box = (await slider(page).boundingBox())!;
  await page.mouse.click(box.x + 20, box.y + box.height / 2);
  await expect
    .poll(async () => (await rows(page)).every(({ state }) => state === 'anomalous'))
    .toBe(true);
  expect(await asked(), 'nothing is computed again').toBe(messages);

  // One change or two: steps that follow one another soon go together.
  await page.keyboard.press('Control+z');
  if (await part.getByText('set by hand').isVisible()) await page.keyboard.press('Control+z');
  await expect(part).toContainText('suggested');
  expect(await rows(page)).toEqual(before);
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: /^Undo/ })).toBeDisabled();
  await page.getByRole('menuitem', { name: 'Redo: threshold' }).click();
  await expect(part).toContainText('set by hand');
});

test('fewer false alarms ask for a higher threshold', async ({ page }) => {
  await openSample(page);
  const at = async (rate: string) => {
    await thresholdPart(page).getByText(rate, { exact: true }).click();
    await expect(thresholdPart(page)).toContainText(`about ${rate} of good parts should reach it`);
    return Number(await number(page).inputValue());
  };
  const [rare, seldom, often] = [await at('0.1 %'), await at('1 %'), await at('5 %')];
  expect(rare).toBeGreaterThan(seldom);
  expect(seldom).toBeGreaterThanOrEqual(often);
  // A threshold of one's own gives way to a chosen rate, and comes back with undo.
  await number(page).fill('0.9');
  await number(page).press('Enter');
  await expect(thresholdPart(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await at('1 %');
  await page.keyboard.press('Control+z');
  await expect(number(page)).toHaveValue('0.90');
});

test('drawn defects tell what would be caught, and can be cancelled', async ({ page }) => {
  await openFew(page);
  const part = page.getByRole('region', { name: 'What would be caught' });
  await part.getByRole('button', { name: 'Try' }).click();
  await page.getByRole('button', { name: 'Cancel drawing defects' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(part.getByRole('img')).toHaveCount(0);
  await part.getByRole('button', { name: 'Try' }).click();
  const curve = part.getByRole('img', { name: /^Caught by size: 2 %/ });
  await expect(curve).toBeVisible({ timeout: 60_000 });
  await expect(part).toContainText(/caught from [\d.]+ % .*of the photo’s shorter side/);
  // It follows the threshold: at the highest no faint defect is found.
  const label = await curve.getAttribute('aria-label');
  await slider(page).focus();
  await page.keyboard.press('End');
  await expect(part.getByRole('img')).not.toHaveAccessibleName(label!);
});
