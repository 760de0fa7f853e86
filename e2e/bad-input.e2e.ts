import type { Page } from '@playwright/test';
import { folderOf, sampleFiles } from './helpers/files';
import { choose, inspected, openApp, queryList, referenceList, rowOf } from './helpers/flow';
import { broken, odd, payload, plate, wreck } from './helpers/pictures';
import { longOrShort } from './helpers/long';
import { expect, test } from './helpers/test';

// Tall enough to see every row at once.
test.use({ viewport: { width: 1440, height: 1500 } });

test('odd files are inspected, broken ones are listed with a reason, and neither stops the rest', async ({
  page,
}) => {
  const good = sampleFiles(['test/good/000.jpg', 'test/dent/000.jpg']);
  await openApp(page);
  await choose(page, 'references', [
    ...sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']),
    { ...payload(broken[0]!), name: 'empty reference.jpg' },
  ]);
  await choose(page, 'photos to inspect', [
    good[0]!,
    ...[...broken, ...odd].map(payload),
    good[1]!,
  ]);
  const ranked = await inspected(page, odd.length + good.length);
  await expect(page.getByRole('status')).toContainText(`${broken.length + 1} failed`);

  const sound = ranked.filter(({ score }) => score !== null).map(({ name }) => name);
  expect(sound.sort()).toEqual([...odd, ...good].map(({ name }) => name).sort());
  for (const { name, pixels } of odd) {
    await rowOf(page, name).click();
    await expect(page.getByRole('region', { name: 'File' })).toContainText(pixels);
  }
  for (const { name, short, full } of broken) {
    const row = rowOf(page, name);
    await expect(row).toHaveAccessibleName(`${name}, failed, ${short}`);
    await expect(row).toContainText(short);
    await row.click();
    const alert = page.getByRole('region', { name: 'Viewer' }).getByRole('alert');
    await expect(alert).toContainText(name);
    await expect(alert).toContainText(full);
  }
  await expect(
    referenceList(page).getByRole('option', { name: 'empty reference.jpg, failed, Empty file' }),
  ).toBeVisible();
});

test('nothing but broken files says so and offers another try', async ({ page }) => {
  await openApp(page);
  await choose(page, 'photos to inspect', broken.slice(0, 3).map(payload));
  await expect(
    page.getByText('None of the 3 photos could be read; the lists say why.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Try all again' }).click();
  await expect(
    page.getByText('None of the 3 photos could be read; the lists say why.'),
  ).toBeVisible();
  await expect(queryList(page).getByRole('option')).toHaveCount(3);
});

const COUNT = longOrShort(2000, 200);
const BROKEN = COUNT / 40;

test(`of ${COUNT} files with ${BROKEN} broken the others are inspected while the page stays quick`, async ({
  page,
}) => {
  test.setTimeout(400_000);
  await page.addInitScript(collectClicks);
  const files = new Map<string, Uint8Array>();
  for (let i = 0; i < COUNT; i++) files.set(`${i}.png`, i % 40 === 7 ? wreck(i) : plate(i));
  const folder = folderOf('many', files);
  await openApp(page);
  const reference = { name: 'good.png', mimeType: 'image/png', buffer: plate(5000) };
  await choose(page, 'references', [reference]);
  const started = Date.now();
  await choose(page, 'photos to inspect', folder);

  const progress = page.getByRole('progressbar', { name: 'Inspecting' });
  for (let click = 1; click <= CLICKS; click++) {
    const milestone = ((click - 0.5) / CLICKS) * COUNT;
    const done = async () => Number(await progress.getAttribute('aria-valuenow'));
    await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(milestone);
    await page.mouse.click(150, 700 + ((click * 52) % 520));
    await expect.poll(async () => (await clickTimes(page)).length).toBe(click);
  }
  const whole = (COUNT - BROKEN).toLocaleString('en');
  const said = new RegExp(`^${whole} photos inspected, .*${BROKEN} failed$`);
  await expect(page.getByRole('status')).toHaveText(said, { timeout: 60_000 });
  const seconds = Math.round((Date.now() - started) / 1000);
  await expect(
    page.getByRole('button', { name: `Try ${BROKEN} failed photos again` }),
  ).toBeVisible();
  const times = (await clickTimes(page)).map(Math.round).sort((a, b) => a - b);
  const description = `${seconds} s for ${COUNT} files; milliseconds a click: ${times.join(' ')}`;
  test.info().annotations.push({ type: 'measured', description });
  expect(times[Math.floor(CLICKS * 0.9) - 1], description).toBeLessThan(300);
  expect(seconds).toBeLessThan(240);
});

const CLICKS = longOrShort(20, 4);

/** Notes for every click how long the page took to show what it did. */
function collectClicks(): void {
  const times: number[] = [];
  Object.assign(window, { times });
  addEventListener(
    'click',
    (event) => {
      // From the press itself, through the handlers, to the frame after.
      requestAnimationFrame(() =>
        setTimeout(() => times.push(performance.now() - event.timeStamp)),
      );
    },
    true,
  );
}

const clickTimes = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { times: number[] }).times);
