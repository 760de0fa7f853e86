import type { Page } from '@playwright/test';
import { choose, inSet, inspected, openSample, rowOf, openApp, trySample } from './helpers/flow';
import { longTasksDuring, watchLongTasks } from './helpers/long-tasks';
import { plate } from './helpers/pictures';
import { readCsv, readResults } from './helpers/results';
import { changedShare, stage, stagePixels } from './helpers/stage';
import { expect, test } from './helpers/test';
import { exportTables, withoutSaveDialogue } from './helpers/zip';

const panel = (page: Page) => page.getByRole('region', { name: 'Regions' });
const slider = (page: Page, name: string) => panel(page).getByRole('slider', { name });
const listed = (page: Page) => panel(page).getByRole('button', { name: /^Region \d+,/ });
const count = async (page: Page) => Number(await panel(page).locator('.regions-count').innerText());
const sentence = (page: Page) => panel(page).locator('.regions-sentence');
const zoom = async (page: Page) => parseInt(await page.locator('.title-zoom').innerText(), 10);

/** The list's words for each region. */
async function told(page: Page) {
  const names = await listed(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  );
  return names.map((name) => {
    const parts = /^Region (\d+), (\w+), (.*?)( of the photo)?, (\w+), peak ([\d.]+) times/.exec(
      name,
    )!;
    const [, number, severity, area, , shape, ratio] = parts;
    return { number: Number(number), severity, area: area!, shape, ratio: Number(ratio) };
  });
}

/** A number of the page as exact as the page shows it. */
function expectShown(shown: string, exact: number): void {
  const [, value, unit] = /^(?:< )?([\d,.]+) (%|mm²)$/.exec(shown)!;
  expect(['%', 'mm²']).toContain(unit);
  if (shown.startsWith('<')) return expect(exact).toBeLessThan(0.01);
  const digits = value!.split('.')[1]?.length ?? 0;
  expect(exact.toFixed(digits)).toBe(value!.replaceAll(',', ''));
}

async function openOptions(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'How regions are found' }).click();
}

async function press(page: Page, name: string, key: string, times: number): Promise<void> {
  await slider(page, name).focus();
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

/** Where the number of a region is on the photo, in the page. */
async function findNumber(page: Page): Promise<{ x: number; y: number }> {
  const found = await stage(page).evaluate((canvas) => {
    const box = canvas.getBoundingClientRect();
    for (let y = box.top; y < box.bottom; y += 6) {
      for (let x = box.left; x < box.right; x += 6) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
        if (canvas.dataset.overNumber === 'true') return { x: x + 3, y: y + 3 };
      }
    }
    return null;
  });
  expect(found, 'a number on the photo').not.toBeNull();
  return found!;
}

/** Has the page note what it asks of its workers. */
async function noteCalls(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: string[] = [];
    Object.assign(window, { calls: noted });
    Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
      apply: (post, worker: Worker, args: [{ kind: string; op: string }]) => {
        if (args[0].kind === 'call') noted.push(args[0].op);
        Reflect.apply(post, worker, args);
      },
    });
  });
}

const calls = (page: Page) => page.evaluate(() => (window as unknown as { calls: string[] }).calls);

/** Sets the scale by drawing a line of 30 mm on the photo, which must be fitted. */
async function setScale(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Set the scale' }).click();
  const box = (await stage(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByLabel('Length')).toBeFocused();
  await page.getByLabel('Length').fill('30');
  await page.keyboard.press('Enter');
}

test('regions of the page and of the export are the same, with every setting', async ({ page }) => {
  await withoutSaveDialogue(page);
  const ranked = await openSample(page);
  await openOptions(page);
  await press(page, 'Map threshold', 'ArrowLeft', 8);
  await press(page, 'Smoothing', 'ArrowLeft', 3);
  await setScale(page);
  await press(page, 'Smallest region', 'ArrowRight', 1);
  const entries = await exportTables(page);
  const { regions: settings, results } = readResults(entries);
  expect(settings).toMatchObject({ smoothingPx: 3.5, smallest: { unit: 'mm2' } });
  expect(settings.smallest.value).toBeGreaterThan(0);
  await expect(slider(page, 'Map threshold')).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^${settings.threshold.toFixed(2)}, `),
  );

  const [header, ...lines] = readCsv(entries.get('regions.csv')!);
  const rows = lines.map((line) => Object.fromEntries(header!.map((key, i) => [key, line[i]!])));
  let compared = 0;
  for (const { path } of ranked) {
    await rowOf(page, path).click();
    await expect(rowOf(page, path)).toHaveAttribute('aria-selected', 'true');
    const mine = rows.filter((row) => inSet(row.path!) === path);
    await expect.poll(() => count(page), path).toBe(mine.length);
    const more = panel(page).getByRole('button', { name: /more regions?$/ });
    if (await more.isVisible()) await more.click();
    const onPage = await told(page);
    expect(onPage.map(({ number, severity, shape }) => [number, severity, shape])).toEqual(
      mine.map(({ number, severity, shape }) => [Number(number), severity, shape]),
    );
    onPage.forEach(({ area, ratio }, i) => {
      expectShown(area, Number(mine[i]!.areaMm2));
      expect(Number(mine[i]!.areaMm2)).toBeGreaterThanOrEqual(settings.smallest.value);
      expect(Math.abs(Number(mine[i]!.peak) / settings.threshold - ratio)).toBeLessThan(0.0051);
    });
    const result = results.find((one) => inSet(one.path) === path)!;
    await expect(sentence(page)).toHaveText(result.sentence!);
    compared += mine.length;
  }
  expect(compared).toBeGreaterThan(10);
});

test('rules set severities, the list highlights and shows regions, Escape fits the photo', async ({
  page,
}) => {
  await openSample(page);
  await rulesChange(page);
  await page.mouse.move(0, 0);
  const plain = await stagePixels(page);
  await page.keyboard.press('o');
  expect(changedShare(plain, await stagePixels(page)), 'outline').toBeGreaterThan(0.002);
  await page.keyboard.press('o');
  const first = listed(page).first();
  await first.hover();
  expect(changedShare(plain, await stagePixels(page)), 'highlight').toBeGreaterThan(0.0005);

  const fitted = await zoom(page);
  await first.click();
  await expect.poll(() => zoom(page)).toBeGreaterThan(fitted);
  await page.keyboard.press('Escape');
  await expect.poll(() => zoom(page)).toBe(fitted);

  const { x, y } = await findNumber(page);
  await page.mouse.move(x, y);
  await expect(first).toHaveAttribute('data-pointed', 'true');
  await page.mouse.click(x, y);
  await expect.poll(() => zoom(page)).toBeGreaterThan(fitted);
  await page.keyboard.press('Escape');
  await expect.poll(() => zoom(page)).toBe(fitted);

  await openOptions(page);
  for (let step = 0; step < 40 && (await count(page)) < 3; step++) {
    await press(page, 'Map threshold', 'ArrowLeft', 1);
  }
  expect(await count(page)).toBeGreaterThan(2);
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(listed(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => zoom(page)).toBeGreaterThan(fitted);
  await stage(page).dblclick();
  await expect.poll(() => zoom(page)).toBe(fitted);
});

test('sliders change the regions live, and double click resets', async ({ page, browser }) => {
  await watchLongTasks(page);
  await openApp(page);
  const ranked = await trySample(page);
  await openOptions(page);
  await noteCalls(page);
  const before = await count(page);
  const counts: number[] = [];
  const drag = async () => {
    for (const [name, key] of [
      ['Map threshold', 'ArrowLeft'],
      ['Smoothing', 'ArrowLeft'],
      ['Smallest region', 'ArrowRight'],
    ] as const) {
      for (let i = 0; i < 12; i++) {
        await press(page, name, key, 1);
        counts.push(await count(page));
      }
    }
  };
  expect(await longTasksDuring(browser, page, drag), 'long tasks').toEqual([]);
  expect(Math.max(...counts)).toBeGreaterThan(before + 3);
  expect(counts.at(-1)).toBeLessThan(Math.max(...counts));
  // The viewer decodes the neighbours of a photo ahead.
  expect((await calls(page)).filter((op) => op !== 'levels')).toEqual([]);
  for (const name of ['Map threshold', 'Smoothing', 'Smallest region']) {
    await slider(page, name).dblclick();
    await expect(
      panel(page).getByRole('button', { name: `Reset: ${name.toLowerCase()}` }),
    ).toBeDisabled();
  }
  expect(await count(page)).toBe(before);
  await rowOf(page, ranked.findLast(({ path }) => path.includes('/good/'))!.path).click();
  await expect(panel(page)).toContainText(/No place reaches the map threshold of \d\.\d\d/);
});

test('a line of known length gives mm², by keyboard too, until it is forgotten', async ({
  page,
}) => {
  await openSample(page);
  await openOptions(page);
  const percent = (await told(page))[0]!.area;
  expect(percent).toMatch(/ %$/);
  await panel(page).getByRole('button', { name: 'Set the scale' }).click();
  const start = page.getByRole('button', { name: /^Start of the line at/ });
  await expect(start).toBeFocused();
  const name = (await start.getAttribute('aria-label'))!;
  const [x, y] = /at (\d+), (\d+)/.exec(name)!.slice(1).map(Number) as [number, number];
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(start).toHaveAccessibleName(`Start of the line at ${x + 1}, ${y + 10} pixels`);
  await page.getByLabel('Length').fill('no');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Type the length in millimetres');
  await page.keyboard.press('Escape');
  await expect(start).toBeHidden();

  await setScale(page);
  await expect(sentence(page)).toContainText(/\d mm²/);
  const { area } = (await told(page))[0]!;
  const scale = await panel(page)
    .getByText(/mm a pixel$/)
    .innerText();
  const areaMm2 = (parseFloat(percent) / 100) * 512 * 512 * parseFloat(scale) ** 2;
  expect(Math.abs(parseFloat(area.replace(',', '')) / areaMm2 - 1)).toBeLessThan(0.03);
  await expect(panel(page)).toContainText('Holds for photos of the same framing and size');
  await choose(page, 'photos to inspect', [
    { name: 'plate.png', mimeType: 'image/png', buffer: plate(1) },
  ]);
  await inspected(page, 13);
  await expect(panel(page)).toContainText('1 photo has another size');
  await panel(page).getByRole('button', { name: 'Forget the scale' }).click();
  await expect(sentence(page)).not.toContainText('mm²');
});

/** An edited rule changes a severity, a faulty one says why it cannot. */
async function rulesChange(page: Page): Promise<void> {
  const severity = async () => (await told(page))[0]!.severity;
  expect(await severity()).toBe('critical');
  const rules = page.getByRole('dialog', { name: 'Severity rules' });
  const edit = () => panel(page).getByRole('button', { name: 'Edit the severity rules' }).click();
  await edit();
  for (let left = await rules.getByRole('listitem').count(); left > 0; left--) {
    await rules.getByRole('button', { name: 'Remove rule 1' }).click();
  }
  await rules.getByRole('button', { name: 'Add a rule' }).click();
  await rules.getByLabel('Area from, rule 1').fill('lots');
  await rules.getByRole('button', { name: 'Save' }).click();
  await expect(rules.getByLabel('Name of rule 1')).toBeFocused();
  await expect(rules).toContainText('Give the rule a name. A number above 0');
  await rules.getByLabel('Name of rule 1').fill('Any spot');
  await rules.getByLabel('Area from, rule 1').fill('0,5');
  await expect(rules).not.toContainText('Give the rule a name.');
  await rules.getByRole('button', { name: 'Save' }).click();
  await expect(rules).toBeHidden();
  expect(await severity()).toBe('major');
  await expect(listed(page).first()).toHaveAttribute('title', /^Any spot\./);

  await edit();
  await rules.getByRole('button', { name: 'Defaults' }).click();
  await expect(rules.getByRole('listitem')).toHaveCount(4);
  await rules.getByRole('button', { name: 'Cancel' }).click();
  expect(await severity()).toBe('major');
}
