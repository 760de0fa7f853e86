import type { Page } from '@playwright/test';
import { softwareGraphics } from './helpers/browser';
import { sampleFiles } from './helpers/files';
import {
  addFew,
  choose,
  engineChip,
  fewReferences,
  inspected,
  messages,
  openAnew,
  openApp,
  queryList,
  rows,
} from './helpers/flow';
import { expectSame } from './helpers/results';
import { expect, test } from './helpers/test';
import { crash, engineWorkers, keepContexts, loseContexts } from './helpers/workers';
import { exactScores, withoutSaveDialogue } from './helpers/zip';

test.use({ launchOptions: softwareGraphics });

test.beforeEach(({ page }) => withoutSaveDialogue(page));

/** Scores of the few on WASM, once a test has computed them. */
let right: Map<string, number> | null = null;

// That scores are equal is shown in `engine/client.browser.test.ts` and `project-file.e2e.ts`.
test('WASM and CPU are shown with their reasons', async ({ page }) => {
  for (const [backend, name] of [
    ['wasm', 'WASM'],
    ['cpu', 'CPU'],
  ] as const) {
    await openApp(page, `?backend=${backend}`);
    await expect(engineChip(page)).toHaveAccessibleName(new RegExp(`Computing with: ${name}`));
    await engineChip(page).click();
    await expect(page.getByText(/, chosen by hand\.$/)).toBeVisible();
    await expect(page.getByRole('radio', { name })).toBeChecked();
    await page.keyboard.press('Escape');
  }
});

test('a software renderer is not taken by itself, and the backend changes by hand', async ({
  page,
}) => {
  await openApp(page);
  await expect(engineChip(page)).toHaveAccessibleName(/WASM/);
  await addFew(page);
  await inspected(page, 3);
  right = await exactScores(page);
  await engineChip(page).click();
  await expect(page.getByText('WASM: WebGL is only emulated in software here.')).toBeVisible();
  await page.getByRole('radio', { name: 'WebGL' }).check();
  await expect(engineChip(page)).toHaveAccessibleName('Computing with: WebGL');
  await expect(page.getByText(/^WebGL, chosen by hand\.$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(page, 'photos to inspect', sampleFiles(['test/good/001.jpg']));
  await inspected(page, 4);
  const scores = await exactScores(page);
  expect(scores.size).toBe(4);
  for (const [name, score] of right)
    expect(Math.abs(scores.get(name)! - score)).toBeLessThanOrEqual(1e-3);
});

/** Scores of the few on an engine that nothing happens to; computed once. */
async function rightScores(page: Page): Promise<Map<string, number>> {
  if (right) return right;
  await openApp(page, '?backend=wasm');
  await addFew(page);
  await inspected(page, 3);
  right = await exactScores(page);
  return right;
}

test('a lost graphics context is recovered from and reported', async ({ page }) => {
  test.slow();
  const wanted = await rightScores(page);
  await keepContexts(page);
  await openAnew(page, '?backend=webgl');
  await addFew(page);
  await expect(page.getByRole('progressbar', { name: 'Inspecting' })).toHaveAttribute(
    'aria-valuetext',
    /^[1-9]\d* of/,
  );
  expect(await loseContexts(page)).toBeGreaterThan(0);
  await expect(messages(page)).toContainText('interrupted and started again');
  await inspected(page, 3, 120_000);
  expectSame(await exactScores(page), wanted);
  await engineChip(page).click();
  await expect(page.getByText(/Started again [1-9] times? after an interruption/)).toBeVisible();
  await expect(engineChip(page)).toHaveAccessibleName('Computing with: WebGL');
});

test('a crashed worker is replaced and its photo done again', async ({ page, troubles }) => {
  const wanted = await rightScores(page);
  await openAnew(page, '?backend=wasm');
  await addFew(page);
  await expect(page.getByRole('progressbar', { name: 'Inspecting' })).toBeVisible();
  const [worker] = await engineWorkers(page);
  await crash(worker!);
  await expect(messages(page)).toContainText('interrupted and started again');
  await inspected(page, 3);
  expectSame(await exactScores(page), wanted);
  const own = troubles.filter((text) => !text.includes('boom'));
  troubles.splice(0, troubles.length, ...own);
});

test('cancelling keeps what is finished, and resuming finishes the rest', async ({ page }) => {
  await openApp(page, '?backend=cpu');
  await choose(page, 'references', fewReferences.slice(0, 1));
  await choose(
    page,
    'photos to inspect',
    sampleFiles(
      ['good', 'scratch', 'dent', 'corrosion'].flatMap((kind) => [
        `test/${kind}/000.jpg`,
        `test/${kind}/001.jpg`,
      ]),
    ),
  );
  const scored = async () => (await rows(page)).filter(({ score }) => score !== null);
  await expect.poll(async () => (await scored()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel inspecting' }).click();
  await expect(page.getByText(/^Paused: \d left$/)).toBeVisible();
  const kept = await scored();
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(8);
  await engineChip(page).click();
  await page.getByRole('radio', { name: 'WASM' }).check();
  await page.keyboard.press('Escape');
  await expect(engineChip(page)).toHaveAccessibleName(/WASM/);
  expect(await scored(), 'nothing runs while paused').toHaveLength(kept.length);
  await page.getByRole('button', { name: 'Resume' }).click();
  const all = await inspected(page, 8);
  expect(all).toHaveLength(8);
  for (const row of kept) {
    const later = all.find(({ name }) => name === row.name)!;
    expect(Math.abs(later.score! - row.score!)).toBeLessThan(0.011);
  }
  await expect(queryList(page).getByRole('option')).toHaveCount(8);
});
