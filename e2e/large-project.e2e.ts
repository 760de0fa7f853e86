import { statSync } from 'node:fs';
import { folderOf, sampleFiles } from './helpers/files';
import { choose, inspected, messages, openApp, queryList, rows } from './helpers/flow';
import { longOrShort } from './helpers/long';
import { longTasksDuring, processorMsDuring, watchLongTasks } from './helpers/long-tasks';
import { openReport, reportTable, saveReport } from './helpers/report';
import { saveProject } from './helpers/saved-project';
import { expect, test } from './helpers/test';
import { withoutSaveDialogue } from './helpers/zip';

const PHOTOS = longOrShort(200, 40);
const DECISIONS = 10;

const kinds = ['good/000', 'dent/000', 'scratch/000', 'corrosion/000', 'good/001'];

/** Photos of the sample over and over, each as a file of its own. */
function photos(): Map<string, Buffer> {
  const files = sampleFiles(kinds.map((kind) => `test/${kind}.jpg`));
  return new Map(
    Array.from({ length: PHOTOS }, (_, i) => {
      const { buffer } = files[i % files.length]!;
      // Bytes after the end of a JPEG are ignored.
      return [`part-${i}.jpg`, Buffer.concat([buffer, Buffer.from(String(i))])];
    }),
  );
}

test('a project of many photos is kept, handed over and opened without holding up the page', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000 + PHOTOS * 1000);
  const measured: Record<string, number> = {};
  const during = async (name: string, run: () => Promise<unknown>) => {
    const began = Date.now();
    const long = await longTasksDuring(browser, page, run);
    measured[name] = Date.now() - began;
    expect.soft(long, name).toEqual([]);
  };
  await withoutSaveDialogue(page);
  await watchLongTasks(page);
  await openApp(page);
  await choose(page, 'references', sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']));
  await choose(page, 'photos to inspect', folderOf('parts', photos()));
  const before = await inspected(page, PHOTOS, 60_000 + PHOTOS * 1000);

  // Each is written on its own: the next comes after the delay of the writing.
  const decide = async () => {
    await queryList(page).getByRole('option').first().click();
    for (let i = 0; i < DECISIONS; i++) {
      await page.keyboard.press(i % 2 === 0 ? 'd' : 'a');
      await page.waitForTimeout(500);
    }
  };
  measured['a decision, main thread'] =
    (await processorMsDuring(browser, page, decide)) / DECISIONS;

  await during('reload', async () => {
    await page.reload();
    await expect(page.locator('.progress').getByRole('status')).toHaveText(/inspected/);
    await inspected(page, PHOTOS);
  });
  expect((await rows(page)).map(({ name, score }) => [name, score])).toEqual(
    before.map(({ name, score }) => [name, score]),
  );

  let path = '';
  await during('save the project', async () => {
    ({ path } = await saveProject(page));
    await expect(messages(page)).toContainText('Saved');
  });
  measured['project file, bytes'] = statSync(path).size;
  await during('open the project', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Open a project file' }).click();
    await (await chooser).setFiles(path);
    await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue(/\(2\)$/);
    await inspected(page, PHOTOS);
  });
  expect(await rows(page)).toHaveLength(before.length);
  let report = '';
  await during('report', async () => (report = await saveReport(page)));
  measured['report, bytes'] = statSync(report).size;
  const opened = await openReport(browser, report);
  await expect(reportTable(opened.page).locator('tbody tr')).toHaveCount(PHOTOS);
  await opened.close();
  console.log(`${PHOTOS} photos, milliseconds:`, measured);
});
