import { savedItems } from './helpers/database';
import { sampleFiles } from './helpers/files';
import {
  choose,
  fewQueries,
  fewReferences,
  inspected,
  openApp,
  openSample,
  queryList,
  referenceList,
  rowOf,
} from './helpers/flow';
import { expect, test } from './helpers/test';
import { countedCalls, watchCalls } from './helpers/workers';

test('a query that becomes a reference rescores all others without decoding them again', async ({
  page,
}) => {
  await watchCalls(page);
  await openApp(page);
  const [more] = sampleFiles(['train/good/006.jpg']);
  await choose(page, 'references', fewReferences.slice(0, 1));
  await choose(page, 'photos to inspect', [more!, ...fewQueries]);
  await inspected(page, 4);
  // Whether parts turn is looked for in the photos of the references.
  await page.getByLabel('Parts lie').selectOption('upright');
  const before = await inspected(page, 4);
  const calls = await countedCalls(page);

  await rowOf(page, more!.name).click();
  await page.getByRole('button', { name: 'Use as reference' }).click();
  const after = await inspected(page, 3);
  await expect(referenceList(page).getByRole('option')).toHaveCount(2);
  await rowOf(page, fewQueries[2]!.name).click();
  await expect(page.getByText('Scored against 2 references')).toBeVisible();
  for (const row of after) {
    const old = before.find(({ name }) => name === row.name)!;
    expect(row.score!, `${row.name} has more to compare with`).toBeLessThanOrEqual(old.score!);
  }
  const now = await countedCalls(page);
  for (const op of ['decode', 'embed', 'inspect']) expect(now[op], op).toBe(calls[op]);
  expect(now.score! - (calls.score ?? 0)).toBeGreaterThanOrEqual(3);
});

test('photos are removed by button and key, themes change and last, a reload changes nothing', async ({
  page,
}) => {
  const ranked = await openSample(page);
  const options = queryList(page).getByRole('option');
  await rowOf(page, ranked[0]!.path).click();
  await page.keyboard.press('Delete');
  await expect(options).toHaveCount(11);
  await expect(rowOf(page, ranked[1]!.path)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('region', { name: 'File' }).getByTitle('Remove (Delete)').click();
  await expect(options).toHaveCount(10);
  await expect(rowOf(page, ranked[1]!.path)).toHaveCount(0);

  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByTitle('Light theme').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await background()).not.toBe(dark);
  await expect.poll(async () => (await savedItems(page)).length).toBe(18);
  await page.reload();
  await expect(options).toHaveCount(10);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
