import type { Page } from '@playwright/test';
import { makeZip } from 'client-zip';
import { agree, dropPaths } from './helpers/drop';
import { folderOf, sampleFiles, sampleSet } from './helpers/files';
import {
  choose,
  inspected,
  messages,
  openApp,
  openFew,
  openSample,
  queryList,
  referenceList,
  rowOf,
  rows,
} from './helpers/flow';
import { menuWords } from './helpers/keys';
import { readResults } from './helpers/results';
import { expect, test } from './helpers/test';
import { exportTables, withoutSaveDialogue } from './helpers/zip';

const trial = (page: Page) => page.getByRole('region', { name: 'Trial' });
const photos = (page: Page) => queryList(page).getByRole('option');
const references = (page: Page) => referenceList(page).getByRole('option');
const photosOf = (folder: RegExp) =>
  new Map([...sampleSet()].filter(([path]) => folder.test(path)));

async function zipOf(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const entries = [...files].map(([name, input]) => ({ name, input: Buffer.from(input) }));
  return Buffer.from(await new Response(makeZip(entries)).arrayBuffer());
}

test('all changes are taken back one by one, each named, and made again', async ({ page }) => {
  const before = await openFew(page);
  await rowOf(page, before[0]!.name).click();
  const look = async () => ({
    rows: (await rows(page)).toSorted((a, b) => a.name.localeCompare(b.name)),
    references: await references(page).count(),
    name: await page.getByLabel('Project name').inputValue(),
  });
  const settled = (scored: number) => inspected(page, scored);
  const changes: readonly [name: string, scored: number, change: () => Promise<void>][] = [
    ['label 1 photo', 3, () => page.keyboard.press('u')],
    ['flag 1 photo', 3, () => page.keyboard.press('f')],
    [
      'comment',
      3,
      async () => {
        await page.keyboard.press('c');
        await page.keyboard.type('A scratch?');
        await page.keyboard.press('Control+Enter');
      },
    ],
    [
      'rename the inspection',
      3,
      async () => {
        await page.getByLabel('Project name').fill('Screws');
        await page.getByLabel('Project name').press('Enter');
      },
    ],
    ['use as reference', 2, () => page.keyboard.press('r')],
    [
      'add 1 photo',
      3,
      () => choose(page, 'photos to inspect', sampleFiles(['test/fibre/000.jpg'])),
    ],
    [
      'remove 3 photos',
      0,
      async () => {
        await photos(page).first().click();
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Delete');
      },
    ],
  ];
  const seen = [await look()];
  for (const [name, scored, change] of changes) {
    await change();
    await expect.poll(() => menuWords(page, 'Undo')).toBe(`Undo: ${name}`);
    if (scored > 0) await settled(scored);
    seen.push(await look());
  }
  const steps = changes.map(([name, scored], i) => ({ name, scored, before: seen[i]! }));
  for (const [i, { name, before: expected }] of [...steps.entries()].toReversed()) {
    await page.keyboard.press('Control+z');
    expect(await menuWords(page, 'Redo')).toBe(`Redo: ${name}`);
    await settled(i === 0 ? 3 : steps[i - 1]!.scored);
    await expect.poll(look, name).toEqual(expected);
  }
  for (const [i, { scored }] of steps.slice(0, 3).entries()) {
    await page.keyboard.press('Shift+z');
    await settled(scored);
    await expect.poll(look).toEqual(seen[i + 1]);
  }
  // Another inspection has a history of its own.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New inspection' }).click();
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible();
  await expect(messages(page)).toContainText('It is in the list of projects');
  expect(await menuWords(page, 'Undo')).toBe('Undo');
});

test('undo of removing looks at what has come back', async ({ page }) => {
  const ranked = await openSample(page);
  await rowOf(page, ranked[2]!.path).click();
  await page.keyboard.press('Delete');
  await expect(photos(page)).toHaveCount(11);
  await rowOf(page, ranked[7]!.path).click();
  await page.keyboard.press('z');
  await expect(rowOf(page, ranked[2]!.path)).toHaveAttribute('aria-selected', 'true');
  expect(await rows(page)).toEqual(ranked);
});

test('a good part on trial: what changes is shown, taken back, shown again and kept', async ({
  page,
}) => {
  await openApp(page);
  await choose(page, 'references', sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']));
  const files = ['test/good/000.jpg', 'test/corrosion/000.jpg', 'test/corrosion/001.jpg'];
  await choose(page, 'photos to inspect', sampleFiles(files));
  const before = await inspected(page, 3);
  const [moved] = sampleFiles([files[1]!]);
  await rowOf(page, moved!.name).click();
  await page.keyboard.press('r');
  await expect(trial(page)).toContainText(`${moved!.name} is a reference now.`);
  await inspected(page, 2);
  await expect(trial(page)).toContainText(/verdict/);
  await expect(trial(page)).not.toContainText('Rescored');
  await trial(page).getByRole('button', { name: 'Take back' }).click();
  await expect(trial(page)).toHaveCount(0);
  expect(await inspected(page, 3)).toEqual(before);

  await rowOf(page, moved!.name).dragTo(page.getByRole('region', { name: 'References' }));
  await inspected(page, 2);
  await expect(trial(page)).toContainText(/verdict/);
  await trial(page).getByRole('button', { name: 'Keep' }).click();
  await expect(trial(page)).toHaveCount(0);
  await expect(references(page)).toHaveCount(3);

  await references(page).last().click();
  await page.keyboard.press('r');
  await expect(trial(page)).toContainText('is inspected now, no longer a reference.');
  await page.keyboard.press('f');
  await expect(trial(page), 'the next change keeps it').toHaveCount(0);
  await expect(references(page)).toHaveCount(2);
});

test('flags, comments and the label unsure are in the list and in the export', async ({ page }) => {
  await withoutSaveDialogue(page);
  const ranked = await openFew(page);
  await rowOf(page, ranked[0]!.name).click();
  await page.keyboard.press('u');
  await page.keyboard.press('f');
  await page.keyboard.press('c');
  await page.keyboard.type('=1+1, or "so"');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second line');
  await page.getByRole('heading', { name: ranked[0]!.name }).click();
  await expect(rowOf(page, ranked[0]!.name)).toHaveAccessibleName(
    /flagged, with a comment, labelled unsure$/,
  );
  const entries = await exportTables(page);
  const result = readResults(entries).results.find(({ file }) => file === ranked[0]!.name)!;
  const text = '=1+1, or "so"\nsecond line';
  expect(result).toMatchObject({ label: 'unsure', flagged: true, comment: text });
  const csv = entries.get('results.csv')!.toString('utf8');
  expect(csv).toContain(`,unsure,false,true,"'=1+1, or ""so""\nsecond line",`);
  expect(csv.split('\r\n')[0]).toContain('hasMask,flagged,comment,score');
});

test('a zip file sorts itself like a folder; what cannot be opened is named', async ({ page }) => {
  await openApp(page);
  const set = photosOf(/^train\/good\/00[0-2]|^(test|ground_truth)\/dent/);
  const inner = await zipOf(new Map([['a.jpg', Buffer.from('x')]]));
  const whole = await zipOf(new Map([...set, ['more/inner.zip', inner], ['readme.txt', inner]]));
  const folder = folderOf(
    'drop',
    new Map([
      ['set.zip', whole],
      ['broken.zip', whole.slice(0, 5000)],
    ]),
  );
  await dropPaths(page, [`${folder}/set.zip`, `${folder}/broken.zip`], { x: 1100, y: 450 });
  await agree(page);
  await inspected(page, 2);
  await expect(references(page)).toHaveCount(3);
  await expect(messages(page)).toContainText('more/inner.zip inside of an archive is not opened');
  await expect(messages(page)).toContainText('broken.zip: The zip file is damaged');
  await rowOf(page, 'test/dent/000.jpg').click();
  await expect(page.getByRole('region', { name: 'File' })).toContainText('defective, with a mask');
  expect(await menuWords(page, 'Undo')).toBe('Undo: add 5 photos');
});
