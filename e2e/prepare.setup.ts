import { copyFileSync } from 'node:fs';
import { inspected, openApp, prepared, trySample } from './helpers/flow';
import { saveProject } from './helpers/saved-project';
import { test } from './helpers/test';
import { startExport, withoutSaveDialogue } from './helpers/zip';

test('the sample is inspected once for all flows that only look at its results', async ({
  page,
}) => {
  await withoutSaveDialogue(page);
  await openApp(page);
  await trySample(page);
  const started = page.waitForEvent('download');
  await startExport(page);
  await (await started).saveAs(prepared.exported);
  copyFileSync((await saveProject(page)).path, prepared.project);
  // A reload shows what is kept, and computes what is not.
  await page.reload();
  await inspected(page, 12);
  await page.context().storageState({ path: prepared.state, indexedDB: true });
});
