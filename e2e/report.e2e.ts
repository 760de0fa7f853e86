import { statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './helpers/axe';
import { folderOf, sampleFiles } from './helpers/files';
import {
  choose,
  inspected,
  messages,
  openApp,
  openSample,
  type Row,
  rowOf,
  trySample,
} from './helpers/flow';
import {
  openReport,
  reportCounts,
  reportRows,
  reportTable,
  saveReport,
  type OpenReport,
} from './helpers/report';
import { expect, test } from './helpers/test';
import { exportAll, withoutSaveDialogue } from './helpers/zip';

const NEWCOMER_MS = 120_000;

const hostileName = `"><img src=x onerror=alert(1)>' <\u202e/style>.jpg`;
const hostileProject = `</title></style><script>alert(2)</script> "a' {}`;
const hostileComment = `</blockquote><script>alert(3)</script>\n"' onload=alert(4) \u2066\u0007 &amp;`;

/** The sample with a name, a comment and a title that would break out if they could. */
async function hostileSample(page: Page): Promise<Row[]> {
  await withoutSaveDialogue(page);
  await openSample(page);
  const file = { ...sampleFiles(['train/good/001.jpg'])[0]!, name: hostileName };
  await choose(page, 'photos to inspect', [{ ...file, buffer: distinct(file.buffer) }]);
  const rows = await inspected(page, 13);
  await page.getByLabel('Project name').fill(hostileProject);
  await page.getByLabel('Project name').press('Enter');
  await rowOf(page, 'dent/000.jpg').click();
  await page.getByLabel('Comment').fill(hostileComment);
  await page.getByLabel('Comment').blur();
  return rows;
}

/** The same picture as another file: bytes behind the end of a JPEG are not looked at. */
function distinct(jpeg: Buffer): Buffer {
  return Buffer.concat([jpeg, Buffer.from('another')]);
}

/** Made once for all tests that only read it. */
let ofSample: string | null = null;

async function sampleReport(page: Page): Promise<string> {
  if (ofSample !== null) return ofSample;
  await withoutSaveDialogue(page);
  await openSample(page);
  ofSample = await saveReport(page);
  return ofSample;
}

async function closeSound({ troubles, close }: OpenReport): Promise<void> {
  expect(troubles, 'requests, errors, dialogues').toEqual([]);
  await close();
}

test('a newcomer has a report of the sample within two minutes, and it opens from disk', async ({
  page,
  browser,
}) => {
  await withoutSaveDialogue(page);
  const began = Date.now();
  await openApp(page);
  const ranked = await trySample(page);
  const path = await saveReport(page);
  expect(Date.now() - began).toBeLessThan(NEWCOMER_MS);
  ofSample = path;
  await expect(messages(page)).toContainText('Saved Machined flange.html.');
  expect(statSync(path).size / ranked.length, 'bytes a photo').toBeLessThan(250_000);

  const report = await openReport(browser, path);
  await expect(report.page).toHaveTitle('Machined flange: inspection report');
  const told = await reportRows(report.page);
  expect(told).toEqual(
    ranked.map(({ name, score, state }) => ({ name, score: score!.toFixed(2), verdict: state })),
  );
  expect(await reportCounts(report.page)).toEqual(countsOf(told.map(({ verdict }) => verdict)));
  await expect(report.page.getByRole('article')).toHaveCount(ranked.length);
  await expect(report.page.locator('.references img')).toHaveCount(8);
  const broken = await report.page.locator('img').evaluateAll(async (images) => {
    await Promise.all(images.map((image) => (image as HTMLImageElement).decode()));
    return images.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length;
  });
  expect(broken, 'pictures that do not show').toBe(0);
  const hashes = await report.page.locator('.hashes code').allTextContents();
  expect(hashes).toHaveLength(8 + ranked.length);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await expectAccessible(report.page, 'the report');
  await closeSound(report);
});

test('the threshold of a report moves its verdicts, counts, table and filter', async ({
  page,
  browser,
}) => {
  const report = await openReport(browser, await sampleReport(page));
  const before = await reportRows(report.page);
  const field = report.page.getByLabel('Threshold', { exact: true });
  const own = await field.inputValue();
  const status = report.page.getByRole('status');
  await expect(status).toHaveText('');

  const scores = before.map(({ score }) => Number(score));
  await field.fill((Math.max(...scores) - 0.005).toFixed(2));
  const strict = await reportRows(report.page);
  expect(strict.filter(({ verdict }) => verdict === 'anomalous').length).toBeLessThan(
    before.filter(({ verdict }) => verdict === 'anomalous').length,
  );
  expect(await reportCounts(report.page)).toEqual(countsOf(strict.map(({ verdict }) => verdict)));
  await expect(status).toContainText(`Changed by the reader: threshold`);
  await expect(report.page.locator('.was:visible').first()).toHaveText('in the report: anomalous');

  const normal = strict.filter(({ verdict }) => verdict === 'normal');
  await report.page.getByText('✓ Normal').click();
  expect(await reportRows(report.page)).toEqual(normal);
  await expect(report.page.locator('article:visible')).toHaveCount(normal.length);
  await report.page.getByRole('radio', { name: 'All' }).press('Space');
  await report.page.getByLabel('Threshold, slider').press('Home');
  expect((await reportCounts(report.page)).normal).toBe(0);

  await report.page.getByRole('button', { name: 'Reset' }).click();
  await expect(field).toHaveValue(own);
  await expect(status).toHaveText('');
  expect(await reportRows(report.page)).toEqual(before);

  await reportTable(report.page).getByRole('button', { name: 'Name' }).click();
  const names = (await reportRows(report.page)).map(({ name }) => name);
  const byWord = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  expect(names).toEqual(names.toSorted(byWord.compare));
  await reportTable(report.page).getByRole('button', { name: 'Score' }).click();
  expect((await reportRows(report.page)).map(({ score }) => score)).toEqual(
    before.map(({ score }) => score),
  );
  await reportTable(report.page).getByRole('button', { name: 'Score' }).click();
  await expect(reportTable(report.page).locator('[aria-sort]')).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  expect((await reportRows(report.page)).map(({ score }) => score)).toEqual(
    before.map(({ score }) => score).toReversed(),
  );
  await closeSound(report);
});

test('heat and outlines of a report can be taken away, and it prints', async ({
  page,
  browser,
}) => {
  const report = await openReport(browser, await sampleReport(page));
  const first = report.page.locator('article .layers').first();
  const withBoth = await first.screenshot();
  await report.page.getByLabel('Outlines').uncheck();
  const withHeat = await first.screenshot();
  await report.page.getByRole('checkbox', { name: 'Heat' }).uncheck();
  const photo = await first.screenshot();
  expect(withBoth.equals(withHeat)).toBe(false);
  expect(withHeat.equals(photo)).toBe(false);

  await report.page.getByLabel('Name', { exact: true }).fill('A. Tester');
  await report.page.getByLabel('Accepted with remarks').check();
  await report.page.emulateMedia({ media: 'print' });
  await expect(report.page.getByRole('checkbox', { name: 'Heat' })).toBeHidden();
  await expect(report.page.getByText('Signature')).toBeVisible();
  await expect(report.page.getByLabel('Name', { exact: true })).toHaveValue('A. Tester');
  const paper = await report.page.screenshot();
  expect(paper.length, 'a printed page that is not blank').toBeGreaterThan(20_000);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await report.page.pdf({ format, preferCSSPageSize: false });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length, format).toBeGreaterThan(3);
  }
  await closeSound(report);
});

test('names, comments and titles are text in a report and never run', async ({ page, browser }) => {
  await hostileSample(page);
  const path = await saveReport(page);
  const report = await openReport(browser, path);
  const seen = hostileName.replace('\u202e', '[U+202E]');
  await expect(report.page.getByRole('heading', { level: 1 })).toHaveText(hostileProject);
  await expect(report.page).toHaveTitle(`${hostileProject}: inspection report`);
  await expect(report.page.getByRole('link', { name: seen })).toBeVisible();
  const comment = report.page.locator('.comment');
  expect(await comment.innerText()).toBe(
    hostileComment.replace('\u2066', '[U+2066]').replace('\u0007', '[U+0007]'),
  );
  await expect(report.page.locator('script')).toHaveCount(1);
  await expect(report.page.locator('style')).toHaveCount(1);
  await expect(report.page.locator('img[src="x"]')).toHaveCount(0);
  const attributes = await report.page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      element.getAttributeNames().filter((name) => name === 'style' || name.startsWith('on')),
    ),
  );
  expect(attributes, 'inline styles and handlers').toEqual([]);
  const sheets = await report.page.evaluate(() => document.styleSheets[0]!.cssRules.length);
  expect(sheets, 'rules that the policy lets in').toBeGreaterThan(50);
  await closeSound(report);

  // Its own policy stops what would have got in all the same.
  const attacked = await openReport(browser, path);
  const ran = await attacked.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.ran = true');
    image.src = 'data:image/png;base64,AAAA';
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return 'ran' in window;
  });
  expect(ran).toBe(false);
  expect(attacked.troubles.join('\n')).toContain('Content Security Policy');
  await attacked.close();
});

test('the report fits a phone, and the zip holds it too', async ({ page, browser }) => {
  await withoutSaveDialogue(page);
  await openSample(page);
  const { entries } = await exportAll(page);
  const html = entries.get('report.html')!;
  expect(html.length).toBeGreaterThan(100_000);
  const folder = folderOf('report', new Map([['report.html', html]]));
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
  const report = await openReport(browser, `${folder}/report.html`, phone);
  const width = await report.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await expectAccessible(report.page, 'the report on a phone');
  await closeSound(report);
});

function countsOf(verdicts: readonly string[]): Record<string, number> {
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return { anomalous: count('anomalous'), unsure: count('unsure'), normal: count('normal') };
}
