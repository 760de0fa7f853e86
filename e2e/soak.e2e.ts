import type { Page } from '@playwright/test';
import { softwareGraphics } from './helpers/browser';
import { sampleFiles, type FilePayload } from './helpers/files';
import { choose, inspected, openAnew, openApp } from './helpers/flow';
import { laneMemory, watchLanes, type LaneMemory } from './helpers/lanes';
import { plate } from './helpers/pictures';
import { expectSame, readResults, scoresOf, type Results } from './helpers/results';
import { keepUpright, Soak } from './helpers/soak';
import { expect, test } from './helpers/test';
import { liveUrls, shownUrls, watchUrls } from './helpers/urls';
import { keepContexts } from './helpers/workers';
import { exportTables, withoutSaveDialogue } from './helpers/zip';

/** `npm run soak` sets these; without, the short form. */
const images = Number(process.env.SOAK_IMAGES ?? 12);
const seed = Number(process.env.SOAK_SEED ?? 1);
const rounds = Math.max(1, Math.round(images / 100));
/** Milliseconds for going once through all images. */
const patience = 60_000 + images * 1000;

// Queries of the sample have the same names, and either can become the other.
const references = sampleFiles(Array.from({ length: 8 }, (_, i) => `train/good/00${i}.jpg`)).map(
  (file, i) => ({ ...file, name: `reference-${i}.jpg` }),
);
const queries: FilePayload[] = [
  ...sampleFiles(['test/good/000.jpg', 'test/dent/000.jpg', 'test/scratch/000.jpg']),
  ...Array.from({ length: images - 3 }, (_, i) => ({
    name: `plate-${i}.png`,
    mimeType: 'image/png',
    buffer: plate(i),
  })),
];
const byName = new Map([...references, ...queries].map((file) => [file.name, file]));
const filesOf = (names: readonly string[]) => names.map((name) => byName.get(name)!);

test.use({ launchOptions: softwareGraphics });

test('after all kinds of trouble the scores are right and nothing is left behind', async ({
  page,
}) => {
  test.setTimeout(2 * patience + rounds * 120_000);
  await withoutSaveDialogue(page);
  await watchUrls(page);
  await watchLanes(page);
  await keepContexts(page);
  await openApp(page, '?backend=wasm');
  const soak = new Soak(page, { seed, queries, references, rounds });
  await soak.run();
  console.log(`seed ${seed}:`, Object.fromEntries(soak.done), await heapMb(page));
  await expect.poll(async () => (await liveUrls(page)) - (await shownUrls(page))).toBe(0);
  const disturbed = readResults(await exportTables(page, patience));
  const memory = await laneMemory(page);

  const quiet = await undisturbed(page, disturbed);
  expectSame(scoresOf(disturbed), scoresOf(quiet.results));
  expect(Math.abs(disturbed.threshold - quiet.results.threshold)).toBeLessThanOrEqual(1e-3);
  expect(most(memory, 'numTensors')).toBeLessThanOrEqual(most(quiet.memory, 'numTensors'));
  expect(most(memory, 'numBytes')).toBeLessThanOrEqual(most(quiet.memory, 'numBytes') * 1.01);
});

/** The same project, of which nothing was ever changed. */
async function undisturbed(page: Page, { references: names, results }: Results) {
  await openAnew(page, '?backend=wasm');
  await choose(page, 'references', filesOf(names));
  await keepUpright(page);
  await choose(page, 'photos to inspect', filesOf(results.map(({ file }) => file)));
  await inspected(page, results.length, patience);
  const entries = await exportTables(page, patience);
  return { results: readResults(entries), memory: await laneMemory(page) };
}

function most(lanes: readonly LaneMemory[], what: keyof LaneMemory): number {
  expect(lanes.length).toBeGreaterThan(0);
  return Math.max(...lanes.map((lane) => lane[what]));
}

/** Memory of the page after a collection of garbage. */
async function heapMb(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const [objects, arrays] = [usedSize, backingStorageSize].map((size) =>
    Math.round(size / 2 ** 20),
  );
  return `${objects} MB of objects, ${arrays} MB of arrays`;
}
