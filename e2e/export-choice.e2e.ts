import { readFileSync } from 'node:fs';
import { inspected, openFew } from './helpers/flow';
import { readResults } from './helpers/results';
import { expect, test } from './helpers/test';
import { readZip, withoutSaveDialogue } from './helpers/zip';

test('what goes into an export is chosen, its size is said before, and the choice is remembered', async ({
  page,
}) => {
  await withoutSaveDialogue(page);
  await openFew(page);
  const dialog = page.getByRole('dialog', { name: 'Export all' });
  const chosen = dialog.getByRole('button', { name: /^Export these: / });
  const exported = async () => {
    const started = page.waitForEvent('download');
    await chosen.click();
    return readZip(readFileSync(await (await started).path()));
  };
  await page.getByRole('button', { name: 'Export all' }).click();
  await expect(
    dialog.getByRole('button', { name: /^Everything: \d+ files, about [\d.]+ MB$/ }),
  ).toBeVisible();
  await dialog.getByRole('radiogroup', { name: 'Photos with heat' }).getByText('None').click();
  await dialog.getByRole('checkbox', { name: 'Report' }).uncheck();
  await expect(chosen).toHaveText('Export these: 4 files, about 72 kB');
  const tables = ['annotations.coco.json', 'regions.csv', 'results.csv', 'results.json'];
  expect([...(await exported()).keys()]).toEqual(tables);

  await page.reload();
  await inspected(page, 3);
  await page.getByRole('button', { name: 'Export all' }).click();
  await expect(chosen).toHaveText('Export these: 4 files, about 72 kB');
  await dialog
    .getByRole('radiogroup', { name: 'Photos with heat' })
    .getByText('Not normal')
    .click();
  await dialog.getByRole('radiogroup', { name: 'Score maps' }).getByText('Small').click();
  await dialog.getByRole('checkbox', { name: 'Masks of the regions' }).check();
  const entries = await exported();
  const { results } = readResults(entries);
  expect(results.map(({ mapWidth, mapHeight }) => [mapWidth, mapHeight])).toEqual(
    results.map(() => [320, 320]),
  );
  const names = [...entries.keys()];
  const odd = results.filter(({ verdict }) => verdict !== 'normal').length;
  expect(odd).toBeLessThan(3);
  expect(names.filter((name) => name.endsWith('_overlay.png'))).toHaveLength(odd);
  expect(names.filter((name) => name.endsWith('_score.npy'))).toHaveLength(3);
  expect(names.filter((name) => name.startsWith('masks/'))).toHaveLength(3);
  expect(names).not.toContain('report.html');
});
