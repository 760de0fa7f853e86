import { inspected, openApp, sampleState, trySample } from './helpers/flow';
import { test } from './helpers/test';

test('the sample is inspected once for all flows that only look at its results', async ({
  page,
}) => {
  await openApp(page);
  await trySample(page);
  // A reload shows what is kept, and computes what is not.
  await page.reload();
  await inspected(page, 12);
  await page.context().storageState({ path: sampleState, indexedDB: true });
});
