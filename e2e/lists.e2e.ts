import type { Page } from '@playwright/test';
import { inSet, openSample, queryList, type Row, rowOf } from './helpers/flow';
import { chip, filterLine, pathsOf, search } from './helpers/lists';
import { readResults, type Result } from './helpers/results';
import { stage } from './helpers/stage';
import { expect, test } from './helpers/test';
import { exportTables, preparedExport, withoutSaveDialogue } from './helpers/zip';

async function sortBy(page: Page, name: string): Promise<void> {
  await page.getByLabel('Sort').selectOption(name);
  await expect(queryList(page)).toHaveAttribute('aria-busy', 'false');
}

const paths = (page: Page) => pathsOf(queryList(page));

/** Ticks choices in the filter's menu, as they are named there. */
async function tick(page: Page, ...choices: readonly (readonly [group: string, name: string])[]) {
  await page.getByRole('button', { name: /^Filter/ }).click();
  const menu = page.getByRole('dialog', { name: /^Filter/ });
  for (const [group, name] of choices) {
    await menu.getByRole('group', { name: group }).getByRole('checkbox', { name }).click();
  }
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
}

/** Exactly the photos of the sample that are so, and how many that are. */
async function expectListed(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(async () => (await paths(page)).sort()).toEqual([...expected].sort());
  await expect(filterLine(page)).toContainText(`${expected.length} of 12`);
}

const pathsWhere = (all: readonly Row[], isSo: (row: Row) => boolean) =>
  all.filter(isSo).map(({ path }) => path);

const areaOf = ({ regions }: Result) =>
  regions!.reduce((sum, { areaPercent }) => sum + areaPercent, 0);

test('each order is right', async ({ page }) => {
  const byScore = await openSample(page);
  const scores = byScore.map(({ score }) => score!);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));

  await sortBy(page, 'By name');
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const names = await paths(page);
  expect(names).toEqual(names.toSorted(collator.compare));
  expect(names).not.toEqual(byScore.map(({ path }) => path));

  await sortBy(page, 'As added');
  const added = await queryList(page)
    .getByRole('option')
    .evaluateAll((options) =>
      options
        .sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map(({ id }) => Number(/\d+$/.exec(id)![0])),
    );
  expect(added).toEqual(added.toSorted((a, b) => a - b));

  await sortBy(page, 'By area');
  const { results } = readResults(preparedExport());
  const areas = new Map(results.map((result) => [inSet(result.path), areaOf(result)]));
  const byArea = await paths(page);
  const listedAreas = byArea.map((path) => areas.get(path)!);
  expect(listedAreas).toEqual(listedAreas.toSorted((a, b) => b - a));
  expect(new Set(listedAreas).size, 'areas differ').toBeGreaterThan(5);
  for (const path of byArea.slice(0, 6)) {
    const shown = await rowOf(page, path).locator('.region-note').innerText();
    const [, number] = /([\d.]+) %$/.exec(shown)!;
    const digits = number!.split('.')[1]?.length ?? 0;
    expect(Number(number), path).toBeCloseTo(areas.get(path)!, digits);
  }
});

test('each filter lists exactly its photos, alone and together', async ({ page }) => {
  await withoutSaveDialogue(page);
  const all = await openSample(page);
  for (const verdict of ['Anomalous', 'Unsure', 'Normal']) {
    await tick(page, ['Verdict', verdict]);
    const isSo = ({ state }: Row) => state === verdict.toLowerCase();
    await expectListed(page, pathsWhere(all, isSo));
    await chip(page, verdict).click();
    await expect(filterLine(page)).toHaveCount(0);
  }
  for (const label of ['good', 'defective']) {
    const name = label === 'good' ? 'Good' : 'Defective';
    await tick(page, ['Your label', name]);
    await expectListed(
      page,
      pathsWhere(all, (row) => row.label === label),
    );
    await chip(page, `Labelled ${label}`).click();
  }
  // Taken back by hand: now there is one without.
  await rowOf(page, all[3]!.path).click();
  await page.keyboard.press('Backspace');
  await tick(page, ['Your label', 'No label']);
  await expectListed(page, [all[3]!.path]);
  await page.keyboard.press('Control+z');
  await expectListed(page, []);
  await page.getByRole('button', { name: 'Show all photos' }).click();

  const { results } = readResults(await exportTables(page));
  const having = (shape: string) =>
    results
      .filter(({ regions }) => regions!.some((region) => region.shape === shape))
      .map(({ path }) => inSet(path));
  for (const [shape, name] of [
    ['round', 'Round'],
    ['elongated', 'Elongated'],
    ['irregular', 'Irregular'],
  ] as const) {
    await tick(page, ['With a region that is', name]);
    await expect(filterLine(page)).not.toContainText('Finding regions');
    await expectListed(page, having(shape));
    await chip(page, `${name} regions`).click();
  }

  await tick(
    page,
    ['With a region that is', 'Round'],
    ['Verdict', 'Anomalous'],
    ['Your label', 'Defective'],
  );
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('DÉNT');
  const round = new Set(having('round'));
  const together = pathsWhere(
    all,
    ({ path, state, label }) =>
      round.has(path) && state === 'anomalous' && label === 'defective' && path.includes('dent'),
  );
  expect(together.length).toBeGreaterThan(0);
  await expectListed(page, together);
  await expect(stage(page)).toHaveAccessibleName(/^Photo 00\d\.jpg/);

  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(queryList(page)).toBeFocused();
  await chip(page, 'Round regions').click();
  await chip(page, 'Labelled defective').click();
  await expectListed(
    page,
    pathsWhere(all, ({ state }) => state === 'anomalous'),
  );

  await search(page).fill('nothing of the kind');
  await expect(queryList(page)).toHaveCount(0);
  await expect(page.getByText('No photo matches “nothing of the kind”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all photos' }).click();
  await expect(queryList(page).getByRole('option')).toHaveCount(12);
  await expect(filterLine(page)).toHaveCount(0);
});
