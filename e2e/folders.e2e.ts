import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './helpers/axe';
import { agree, dropPaths, dropSet, pasteFiles, sortingSheet } from './helpers/drop';
import {
  dataFolder,
  folderOf,
  partOf,
  sampleFiles,
  samplePath,
  type FilePayload,
} from './helpers/files';
import { choose, inspected, messages, openApp, referenceList, rowOf, rows } from './helpers/flow';
import { expect, test } from './helpers/test';

const leftHalf = { x: 300, y: 450 };
const rightHalf = { x: 1100, y: 450 };
const photos = [
  'train/good/000.jpg',
  'train/good/003.jpg',
  'test/good/000.jpg',
  'test/corrosion/000.jpg',
];
const [goodA, goodB, queryA, queryB] = sampleFiles(photos) as Four;
type Four = [FilePayload, FilePayload, FilePayload, FilePayload];

test('a folder of a data set sorts itself, and all defective bottles rank above the good ones', async ({
  page,
}) => {
  const data = dataFolder();
  test.skip(data === null, 'no ../shared/data and no ODDSPOT_DATA');
  const set = join(data!, 'mvtec_ad', 'bottle');
  const some = (folder: string, count: number) =>
    readdirSync(join(set, folder))
      .sort()
      .slice(0, count)
      .map((name) => `${folder}/${name}`);
  const folder = partOf(set, [
    ...some('train/good', 4),
    ...some('test/good', 2),
    ...some('test/broken_large', 2),
    ...some('test/contamination', 2),
    ...some('ground_truth/broken_large', 2),
    ...some('ground_truth/contamination', 2),
  ]);
  await openApp(page);
  await choose(page, 'photos to inspect', folder);
  await agree(page);
  const ranked = await inspected(page, 6);
  await expect(messages(page)).toBeEmpty();
  await expect(referenceList(page).getByRole('option')).toHaveCount(4);
  const folders = ranked.map(({ path }) => path.split('/')[1]);
  expect(folders.slice(4)).toEqual(['good', 'good']);
  await rowOf(page, ranked[0]!.path).click();
  await expect(page.getByRole('region', { name: 'File' })).toContainText('defective, with a mask');
});

test('a dropped folder sorts itself, wherever it lands', async ({ page }) => {
  const folder = folderOf(
    'set',
    new Map([
      ['train/good/a.jpg', goodA.buffer],
      ['train/good/b.jpg', goodB.buffer],
      ['test/good/c.jpg', queryA.buffer],
      ['test/rust/d.jpg', queryB.buffer],
      ['ground_truth/rust/d_mask.png', queryB.buffer],
    ]),
  );
  await openApp(page);
  await dropSet(page, [folder], leftHalf);
  const ranked = await inspected(page, 2);
  expect(ranked.map(({ path }) => path)).toEqual(['test/rust/d.jpg', 'test/good/c.jpg']);
  await expect(referenceList(page).getByRole('option')).toHaveCount(2);
});

test('files go to the half of the page they are dropped on, pasted ones are inspected, doubles are named', async ({
  page,
}) => {
  const folder = folderOf(
    'drop',
    new Map([
      ['one.jpg', goodA.buffer],
      ['two.jpg', goodB.buffer],
      ['three.jpg', queryA.buffer],
    ]),
  );
  await openApp(page);
  await dropPaths(page, [join(folder, 'one.jpg')], leftHalf, false);
  await expect(page.getByText('Photos of good parts', { exact: true })).toBeVisible();
  await dropPaths(page, [join(folder, 'one.jpg'), join(folder, 'two.jpg')], leftHalf);
  await expect(referenceList(page).getByRole('option')).toHaveCount(2);
  await dropPaths(page, [join(folder, 'three.jpg')], rightHalf);
  await inspected(page, 1);
  await pasteFiles(page, [{ ...queryB, name: 'image.png' }]);
  const ranked = await inspected(page, 2);
  expect(ranked.map(({ name }) => name)).toEqual(['pasted 1.png', 'three.jpg']);

  await choose(page, 'photos to inspect', [{ ...queryA, name: 'again.jpg' }]);
  await expect(messages(page)).toContainText('again.jpg is here already and was left out.');
  await choose(page, 'photos to inspect', [{ ...goodA, name: 'both.jpg' }]);
  await expect(messages(page)).toContainText('both.jpg is also among the references');
  await inspected(page, 3);
  expect((await rows(page)).at(-1)).toMatchObject({ name: 'both.jpg' });
});

const plainSet = () =>
  folderOf(
    'parts',
    new Map([
      ['OK/a.jpg', goodA.buffer],
      ['OK/b.jpg', goodB.buffer],
      ['NG/c.jpg', queryB.buffer],
      ['other/d.jpg', queryA.buffer],
      ['readme.txt', Buffer.from('parts')],
    ]),
  );

test('the sorting sheet says what goes where and why, is changed with the keyboard, and can be cancelled', async ({
  page,
}) => {
  await openApp(page);
  await dropPaths(page, [plainSet()], leftHalf);
  const sheet = sortingSheet(page);
  await expect(sheet.getByRole('status')).toHaveText(
    '2 references, 2 to inspect (1 labelled defective), 1 left aside',
  );
  await expect(sheet.getByRole('listitem').filter({ hasText: 'NG' })).toContainText(
    'Defective parts, by the folder “NG”',
  );
  await expect(sheet.getByRole('button', { name: 'Add 4 files' })).toBeFocused();
  await expectAccessible(page, 'the sorting sheet');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'References (normal)' })).toBeVisible();
  await expect(referenceList(page)).toHaveCount(0);

  await dropPaths(page, [plainSet()], leftHalf);
  const other = sheet.getByRole('combobox', { name: /other$/ });
  await other.focus();
  await page.keyboard.press('End');
  await expect(other).toHaveValue('aside');
  await sheet.getByRole('button', { name: 'Add 3 files' }).press('Enter');
  const ranked = await inspected(page, 1);
  expect(ranked.map(({ name, label }) => [name, label])).toEqual([['c.jpg', 'defective']]);
  await expect(referenceList(page).getByRole('option')).toHaveCount(2);
});

test('masks without a photo are listed and given by hand, or dropped on a photo', async ({
  page,
}) => {
  const mask = folderOf(
    'masks',
    new Map([
      ['ground_truth/x1.png', readFileSync(samplePath('ground_truth/corrosion/000_mask.png'))],
      ['x2_mask.png', readFileSync(samplePath('ground_truth/dent/000_mask.png'))],
    ]),
  );
  await openApp(page);
  await choose(page, 'references', [goodA]);
  await choose(page, 'photos to inspect', [queryA, queryB]);
  await inspected(page, 2);
  await dropPaths(page, [join(mask, 'ground_truth')], rightHalf);
  await agree(page);
  await page.getByRole('button', { name: '1 mask without a photo' }).click();
  const list = page.getByRole('dialog', { name: 'Masks without a photo' });
  await list.getByLabel('Photo for ground_truth/x1.png').fill('corrosion-000.jpg');
  await expect(list).toContainText('Every mask has its photo.');
  await list.getByRole('button', { name: 'Done' }).click();
  const file = page.getByRole('region', { name: 'File' });
  await rowOf(page, 'corrosion-000.jpg').click();
  await expect(file).toContainText('with a mask');
  const { x, y, width, height } = (await rowOf(page, 'good-000.jpg').boundingBox())!;
  await dropPaths(page, [join(mask, 'x2_mask.png')], { x: x + width / 2, y: y + height / 2 });
  await rowOf(page, 'good-000.jpg').click();
  await expect(file.getByRole('button', { name: 'Remove the mask' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(file.getByRole('button', { name: 'Remove the mask' })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the sorting sheet fits', async ({ page }) => {
    await openApp(page);
    await choose(page, 'references', plainSet());
    const sheet = sortingSheet(page);
    await expect(sheet.getByRole('listitem')).toHaveCount(4);
    const widths = await sheet.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(widths[0]).toBe(widths[1]);
    await expectAccessible(page, 'the sorting sheet');
    await sheet.getByRole('combobox', { name: /NG$/ }).selectOption('unlabelled');
    await agree(page);
    await expect(page.getByRole('status')).toHaveText(/^2 photos inspected/, { timeout: 60_000 });
  });
});
