import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { clickOn, downloaded, placeOf, until, untilText } from './hands';
import { openTab } from './open';
import type { EngineName, Tab } from './tab';
import { samplePath } from '../helpers/files';
import { expectSame, hottest, readNpy, readResults, scoresOf } from '../helpers/results';
import { entryOf, readZip } from '../helpers/zip';

/** Chromium's export of the sample, which those of all browsers are held against. */
async function rightExport(url: string): Promise<Map<string, Buffer>> {
  const path = join(test.info().project.outputDir, 'chromium-export.zip');
  if (!existsSync(path)) {
    const tab = (await openTab('chromium'))!;
    try {
      const { bytes } = await exportOfSample(tab, url);
      mkdirSync(dirname(path), { recursive: true });
      // In one step, since the flows of another browser may look for it now.
      writeFileSync(`${path}.${process.pid}`, bytes);
      renameSync(`${path}.${process.pid}`, path);
    } finally {
      await tab.close();
    }
  }
  return readZip(readFileSync(path));
}

async function exportOfSample(tab: Tab, url: string) {
  await openAnew(tab, url);
  await clickOn(tab, 'button', /^Try the sample/);
  await untilText(tab, /12 photos inspected/, { patienceMs: 180_000 });
  await untilDrawn(tab);
  return downloaded(tab, '.zip', () => clickOn(tab, 'button', /^Export all/));
}

/** The same flows for every browser; each test goes on where the one before has ended. */
export function engineFlows(engine: EngineName): void {
  test.describe.configure({ mode: 'serial' });
  let tab: Tab | null = null;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    tab = await openTab(engine);
  });
  test.afterAll(() => tab?.close());
  flows(() => {
    test.skip(!tab, `no ${engine} on this machine`);
    test.setTimeout(300_000);
    test.info().annotations.push({ type: 'browser', description: tab!.version });
    return tab!;
  });
}

function flows(present: () => Tab): void {
  test('the sample is inspected, with the same scores, maps and tables as in Chromium', async ({
    baseURL,
  }) => {
    const tab = present();
    const { bytes } = await exportOfSample(tab, baseURL!);
    expectSameExport(readZip(bytes), await rightExport(baseURL!));
  });

  test('loupe, threshold, label and accuracy', async () => {
    const tab = present();
    await selectRow(tab, 'corrosion/000.jpg');
    await untilText(tab, /corrosion/, { within: '.details' });
    const stage = (await placeOf(tab, '.stage', /(?:)/))!;
    await tab.clickAt(stage.x, stage.y);
    await untilText(tab, /pinned/, { within: 'section[aria-label="Loupe"]' });
    await untilText(tab, /\d\.\d\d\s+\d{3}\.jpg/, { within: 'section[aria-label="Loupe"]' });

    const anomalous = async () => Number(/(\d+) anomalous/.exec(await bodyText(tab))?.[1] ?? 0);
    expect(await anomalous()).toBe(7);
    await clickOn(tab, 'input[aria-label="Threshold as a number"]');
    await tab.press('Control+a');
    await tab.type('0.6');
    await tab.press('Enter');
    await until('6 anomalous', async () => ((await anomalous()) === 6 ? true : null));

    await clickOn(tab, '.stage');
    // The folder has said that it is defective.
    await tab.press('n');
    await until('the label', async () =>
      (await rowTexts(tab)).some((row) => /corrosion\/000.*labelled good/.test(row)) ? true : null,
    );
    await tab.press('p');
    await untilText(tab, /AUROC/);
    await tab.press('p');
  });

  test('a reload has everything, in a private window as well', async ({ baseURL }) => {
    const tab = present();
    const before = await rowTexts(tab);
    expect(before).toHaveLength(12);
    await until('all kept', () => keptPhotos(tab, 20));
    expect(await bodyText(tab)).not.toContain('could not keep');
    await tab.open(baseURL!);
    await untilText(tab, /12 photos inspected/);
    await expect.poll(() => rowTexts(tab)).toEqual(before);
    await selectRow(tab, 'corrosion/000.jpg');
    await untilDrawn(tab);
  });

  test('a project file goes out and comes in', async () => {
    const tab = present();
    const before = await rowTexts(tab);
    const saved = await downloaded(tab, '.oddspot', () => tab.press('Control+s'));
    await clickOn(tab, 'button', /^More/);
    await clickOn(tab, '[role="menuitem"]', /^New inspection/);
    await untilText(tab, /Try the sample/);
    await tab.setFiles('input[aria-label="Files: photos to inspect"]', [saved.path]);
    await untilText(tab, /12 photos inspected/);
    await expect.poll(() => rowTexts(tab)).toEqual(before);
  });

  test('a report opens from disk', async ({ baseURL }) => {
    const tab = present();
    const report = await downloaded(tab, '.html', async () => {
      await clickOn(tab, 'button', /^More/);
      await clickOn(tab, '[role="menuitem"]', /^Save a report/);
    });
    await tab.open(pathToFileURL(report.path).href);
    await untilText(tab, /Summary/);
    const pictures = await tab.evaluate(
      () => [...document.images].filter((image) => image.naturalWidth > 0).length,
      null,
    );
    expect(pictures).toBeGreaterThanOrEqual(12);
    await tab.open(baseURL!);
    await untilText(tab, /12 photos inspected/);
  });

  test('photos come in by drop, folder and zip', async ({ baseURL }) => {
    const tab = present();
    await openAnew(tab, baseURL!);
    await tab.setFiles('input[aria-label="Files: references"]', [
      samplePath('train/good/000.jpg'),
      samplePath('train/good/004.jpg'),
    ]);
    await untilText(tab, /References \(normal\)\s+2/);
    await tab.setFiles('input[aria-label="Files: photos to inspect"]', [
      samplePath('test/dent/000.jpg'),
    ]);
    await untilText(tab, /1 photo inspected/, { patienceMs: 60_000 });
  });
}

async function openAnew(tab: Tab, url: string): Promise<void> {
  await tab.open(url);
  await tab.evaluate(() => {
    localStorage.setItem('oddspot.guide', 'done');
    localStorage.setItem('oddspot.project', 'one that is not there');
  }, null);
  await tab.open(url);
  await untilText(tab, /Try the sample/);
  await until('the engine', async () =>
    (await tab.evaluate(() => !document.querySelector('button[aria-label*="Starting"]'), null))
      ? true
      : null,
  );
}

const bodyText = (tab: Tab) => tab.evaluate(() => document.body.innerText, null);

/** A heatmap is on the stage: its canvas has more than one colour. */
async function untilDrawn(tab: Tab): Promise<void> {
  await until('the photo', () =>
    tab.evaluate(() => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.stage canvas')];
      const isDrawn = canvases.some((canvas) => {
        const context = canvas.width > 0 ? canvas.getContext('2d') : null;
        if (!context) return false;
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(data.subarray(0, 400_000)).size > 32;
      });
      return isDrawn || null;
    }, null),
  );
}

/** What each row says, from the top down. */
const rowTexts = (tab: Tab) =>
  tab.evaluate(
    () =>
      [
        ...document.querySelectorAll(
          '[role="listbox"][aria-label="Photos to inspect"] [role="option"]',
        ),
      ]
        .sort(
          (a, b) =>
            Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')),
        )
        .map((row) => `${row.getAttribute('title')} ${row.getAttribute('aria-label')}`),
    null,
  );

async function selectRow(tab: Tab, path: string): Promise<void> {
  await clickOn(tab, `[role="option"][title$="${path}"]`);
}

/** How many photos the database has, once there are as many as asked for. */
const keptPhotos = (tab: Tab, wanted: number) =>
  tab.evaluate(
    (count) =>
      new Promise<true | null>((resolve) => {
        const opening = indexedDB.open('oddspot');
        opening.addEventListener('error', () => resolve(null));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const asked = database.transaction('files').objectStore('files').count();
          asked.addEventListener('success', () => {
            resolve(asked.result >= count ? true : null);
            database.close();
          });
        });
      }),
    wanted,
  );

/** Scores and maps equal to 1e-3, every file there, the hottest place the same. */
function expectSameExport(found: Map<string, Buffer>, right: Map<string, Buffer>): void {
  expect([...found.keys()].sort()).toEqual([...right.keys()].sort());
  const results = readResults(found);
  expectSame(scoresOf(results), scoresOf(readResults(right)));
  const facts = readResults(right);
  expect(results.threshold).toBeCloseTo(facts.threshold, 3);
  for (const { path } of facts.results) {
    const [map, wanted] = [found, right].map((entries) =>
      readNpy(entryOf(entries, path, 'score.npy')),
    );
    expect([map!.width, map!.height]).toEqual([wanted!.width, wanted!.height]);
    const worst = map!.values.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - wanted!.values[i]!)),
      0,
    );
    expect(worst, `${path}: largest difference of the score map`).toBeLessThanOrEqual(1e-3);
    expect(hottest(map!)).toEqual(hottest(wanted!));
  }
}
