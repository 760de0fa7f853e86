import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import {
  engineChip,
  inspected,
  obviousFlangeDefects,
  openApp,
  rows,
  verdicts,
} from './helpers/flow';
import { hottest, readNpy } from './helpers/results';
import { expect, test } from './helpers/test';
import { entryOf, preparedExport } from './helpers/zip';

test('the empty page says what it is for and offers two places to drop photos', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByText(/^Show a few photos of good parts/)).toBeVisible();
  for (const zone of ['References (normal)', 'To inspect']) {
    const region = page.getByRole('region', { name: zone });
    await expect(region).toBeVisible();
    await expect(region.getByRole('button', { name: /^Add a folder of/ })).toBeEnabled();
  }
  await expect(page.getByText('Your photos never leave this device.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeEnabled();
  await expect(engineChip(page)).toHaveAccessibleName(/WASM/);
});

test('the sample is inspected with progress, and obvious defects rank above good parts', async ({
  page,
}) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Try the sample' }).click();
  const progress = page.getByRole('progressbar', { name: 'Inspecting' });
  await expect(progress).toHaveAttribute('aria-valuetext', /^\d+ of \d+$/);
  const ranked = await inspected(page, 12);

  expect(ranked).toHaveLength(12);
  for (const row of ranked) expect(verdicts).toContain(row.state);
  const scores = ranked.map(({ score }) => score!);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  const paths = ranked.map(({ path }) => path);
  const firstGood = paths.findIndex((path) => path.startsWith('test/good/'));
  for (const path of obviousFlangeDefects) {
    expect(paths.indexOf(path), `${path} is above the good parts`).toBeLessThan(firstGood);
    expect(ranked[paths.indexOf(path)]!.state).toBe('anomalous');
  }

  const entries = preparedExport();
  const defective = ranked.filter(({ path }) => !path.includes('/good/'));
  const hits = defective.filter(({ path }) => {
    const { x, y } = hottest(readNpy(entryOf(entries, path, 'score.npy')));
    const truth = path.replace('test/', 'ground_truth/').replace('.jpg', '_mask.png');
    const mask = decode(readFileSync(new URL(`../public/sample/flange/${truth}`, import.meta.url)));
    const at = Math.floor(y * mask.height) * mask.width + Math.floor(x * mask.width);
    return mask.data[at * mask.channels]! > 0;
  });
  expect(hits.length, `of ${defective.length} defective parts`).toBeGreaterThanOrEqual(7);

  await page.getByLabel('Sort').selectOption('name');
  await expect
    .poll(async () => (await rows(page)).map(({ path }) => path))
    .toEqual([...paths].sort());
});

test('the second sample is inspected too', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Choose a sample' }).click();
  await page.getByRole('menuitem').nth(1).click();
  const ranked = await inspected(page, 12);
  expect(ranked[0]!.path).not.toContain('/good/');
  await expect(page.getByLabel('Project name')).not.toHaveValue('Machined flange');
  const firstGood = ranked.findIndex(({ path }) => path.startsWith('test/good/'));
  expect(firstGood, 'most defects rank above every good part').toBeGreaterThanOrEqual(6);
});
