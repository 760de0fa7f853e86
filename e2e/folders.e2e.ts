import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dropPaths, pasteFiles } from './helpers/drop';
import { dataFolder, folderOf, partOf, sampleFiles, type FilePayload } from './helpers/files';
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
  await dropPaths(page, [folder], leftHalf);
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
