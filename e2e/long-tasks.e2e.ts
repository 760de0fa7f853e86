import { choose, inspected, openApp, rows, trySample } from './helpers/flow';
import { folderOf, sampleFiles } from './helpers/files';
import { longTasksDuring, watchLongTasks } from './helpers/long-tasks';
import { plate } from './helpers/pictures';
import { slowness } from './helpers/machine';
import { expect, test } from './helpers/test';
import { exportAll, withoutSaveDialogue } from './helpers/zip';

test('the page is never busy for more than 50 ms', async ({ page, browser }) => {
  await withoutSaveDialogue(page);
  await watchLongTasks(page);
  await openApp(page);
  const during = (run: () => Promise<unknown>) => longTasksDuring(browser, page, run);
  expect(await during(() => trySample(page)), 'inspecting the sample').toEqual([]);

  const addAndRescore = async () => {
    const before = await rows(page);
    await choose(page, 'references', [
      { name: 'plate.png', mimeType: 'image/png', buffer: plate(1) },
    ]);
    await expect(page.getByRole('progressbar', { name: 'Inspecting' })).toBeVisible();
    expect(await inspected(page, before.length)).toHaveLength(before.length);
  };
  expect(await during(addAndRescore), 'rescoring after adding a reference').toEqual([]);

  const sort = async () => {
    for (const order of ['name', 'score', 'added', 'score']) {
      await page.getByLabel('Sort').selectOption(order);
    }
  };
  expect(await during(sort), 'sorting').toEqual([]);
  expect(await during(() => exportAll(page)), 'exporting').toEqual([]);
});

test('nor with many photos', async ({ page, browser }) => {
  test.slow();
  await watchLongTasks(page);
  await openApp(page);
  await choose(page, 'references', sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']));
  // From the disk: Playwright makes files from memory in the page, which takes 60 ms itself.
  const plates = Array.from({ length: 100 }, (_, i) => [`plate-${i}.png`, plate(i)] as const);
  const folder = folderOf('plates', new Map(plates));
  const inspectMany = async () => {
    await choose(page, 'photos to inspect', folder);
    await inspected(page, 100, 120_000);
  };
  expect(await longTasksDuring(browser, page, inspectMany)).toEqual([]);
});

test('a task of 120 ms, on a slow machine of more, is found', async ({ page, browser }) => {
  await watchLongTasks(page);
  await page.goto('/');
  const block = () =>
    page.evaluate((ms) => {
      const msFor = (turns: number) => {
        const start = performance.now();
        for (let turn = 0; turn < turns; turn++) Math.sqrt(performance.now());
        return performance.now() - start;
      };
      // Other programs slow some rounds down: the fastest says how much that is on the processor.
      const fastestMs = Math.min(...Array.from({ length: 9 }, () => msFor(20_000)));
      return new Promise((resolve) => {
        setTimeout(() => resolve(msFor((ms / fastestMs) * 20_000)));
      });
    }, 120 * slowness());
  expect(await longTasksDuring(browser, page, block)).not.toEqual([]);
});
