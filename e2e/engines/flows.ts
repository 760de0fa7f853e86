import { pathToFileURL } from 'node:url';
import { makeZip } from 'client-zip';
import { expect, test } from '@playwright/test';
import { folderOf, sampleFiles, samplePath } from '../helpers/files';
import { FOLDER } from '../helpers/folder';
import { StaticServer } from '../helpers/static-server.mjs';
import {
  bodyText,
  dropFiles,
  keptPhotos,
  openAnew,
  rowTexts,
  selectRow,
  untilDrawn,
  untilReady,
} from './app-page';
import { preparedExport } from '../helpers/zip';
import { expectSameExport, exportOfSample } from './exports';
import { clickOn, downloaded, giveFiles, until, untilText } from './hands';
import { openTab } from './open';
import type { EngineName, Tab } from './tab';

interface Place {
  readonly tab: Tab;
  /** Of the app in a folder of a server that sends no header. */
  readonly folder: string;
  readonly site: StaticServer;
}

/** The same flows for every browser; each test goes on where the one before has ended. */
export function engineFlows(engine: EngineName): void {
  test.describe.configure({ mode: 'serial' });
  const site = new StaticServer({ folders: [FOLDER] });
  let tab: Tab | null = null;
  let folder = '';
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    tab = await openTab(engine);
    folder = (await site.open()) + FOLDER;
  });
  test.afterEach(async () => {
    const { status, expectedStatus } = test.info();
    if (!tab || status === expectedStatus) return;
    const body = await tab.screenshot();
    await test.info().attach(`${engine}.png`, { body, contentType: 'image/png' });
  });
  test.afterAll(async () => {
    await tab?.close();
    await site.cut();
  });
  const present = (): Place => {
    test.skip(!tab, `no ${engine} on this machine`);
    test.setTimeout(300_000);
    test.info().annotations.push({ type: 'browser', description: tab!.version });
    return { tab: tab!, folder, site };
  };
  inspecting(present);
  handingOver(present);
  bringingIn(present);
  privately(engine);
}

function inspecting(present: () => Place): void {
  test("the sample in a folder of a server without headers, equal to Chromium's at the root", async () => {
    const { tab, folder, site } = present();
    const exported = await exportOfSample(tab, folder);
    expectSameExport(exported, preparedExport());
    expect(await tab.evaluate(() => crossOriginIsolated, null)).toBe(false);
    expect(site.missed.filter((path) => path !== '/favicon.ico')).toEqual([]);
  });

  test('loupe, views, threshold, labels, accuracy', async () => {
    const { tab } = present();
    await selectRow(tab, 'corrosion/000.jpg');
    await untilText(tab, /corrosion/, { within: '.details' });
    await clickOn(tab, '.stage');
    const loupe = { within: 'section[aria-label="Loupe"]' };
    await untilText(tab, /pinned/, loupe);
    await untilText(tab, /\d\.\d\d\s+\d{3}\.jpg/, loupe);
    for (const key of ['3', '4', '5', '6', '7', '8', '9', '2']) {
      await tab.press(key);
      await untilDrawn(tab);
    }

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
}

function handingOver(present: () => Place): void {
  test('a reload with everything there', async () => {
    const { tab, folder } = present();
    const before = await rowTexts(tab);
    expect(before).toHaveLength(12);
    await until('20 photos kept', () => keptPhotos(tab, 20));
    expect(await bodyText(tab)).not.toContain('could not keep');
    await tab.open(folder);
    await untilText(tab, /12 photos inspected/);
    await expect.poll(() => rowTexts(tab)).toEqual(before);
    await selectRow(tab, 'corrosion/000.jpg');
    await untilDrawn(tab);
  });

  test('a project file out and in', async () => {
    const { tab } = present();
    const before = await rowTexts(tab);
    const saved = await downloaded(tab, '.oddspot', () => tab.press('Control+s'));
    await clickOn(tab, 'button', /^More/);
    await clickOn(tab, '[role="menuitem"]', /^New inspection/);
    await untilText(tab, /Try the sample/);
    await giveFiles(tab, 'Files: photos to inspect', [saved.path]);
    await untilText(tab, /12 photos inspected/);
    await expect.poll(() => rowTexts(tab)).toEqual(before);
  });

  test('a report from disk', async () => {
    const { tab } = present();
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
  });

  test('offline', async () => {
    const { tab, folder, site } = present();
    await tab.open(folder);
    await untilText(tab, /12 photos inspected/);
    const hasWorkers = await tab.evaluate(() => 'serviceWorker' in navigator, null);
    // WebDriver's sessions of WebKit are private, and have none.
    test.skip(!hasWorkers, 'no service workers here');
    await tab.evaluate(async () => void (await navigator.serviceWorker.ready), null);
    await site.cut();
    try {
      await tab.open(folder);
      await untilText(tab, /12 photos inspected/);
      await untilReady(tab);
    } finally {
      await site.open();
    }
  });
}

function bringingIn(present: () => Place): void {
  test('photos by choice, drop and zip', async () => {
    const { tab, folder } = present();
    await openAnew(tab, folder);
    const references = ['train/good/000.jpg', 'train/good/004.jpg'].map(samplePath);
    await giveFiles(tab, 'Files: references', references);
    await untilText(tab, /References \(normal\)\s+2/);
    await dropFiles(tab, sampleFiles(['test/dent/000.jpg']));
    await untilText(tab, /1 photo inspected/, { patienceMs: 60_000 });
    const [scratch] = sampleFiles(['test/scratch/000.jpg']);
    const zip = makeZip([{ name: 'test/scratch/zipped.jpg', input: scratch!.buffer }]);
    const bytes = Buffer.from(await new Response(zip).arrayBuffer());
    const path = folderOf('zip', new Map([['parts.zip', bytes]]));
    await giveFiles(tab, 'Files: photos to inspect', [`${path}/parts.zip`]);
    await clickOn(tab, '.sorting button[type="submit"]');
    await untilText(tab, /2 photos inspected/, { patienceMs: 60_000 });
    expect(await rowTexts(tab)).toEqual([
      expect.stringMatching(/zipped\.jpg, 0\.\d\d, anomalous, labelled defective$/),
      expect.stringMatching(/dent-000\.jpg, 0\.\d\d, /),
    ]);
  });

  test('the camera', async () => {
    const { tab } = present();
    await clickOn(tab, 'button', /^Use the camera for references/);
    const state = await until('the camera', () =>
      tab.evaluate(() => {
        const view = document.querySelector<HTMLElement>('section[aria-label="Camera"]');
        const isLive = (view?.querySelector('video')?.videoWidth ?? 0) > 0;
        const trouble = view?.querySelector<HTMLElement>('[role="alert"]')?.innerText;
        return isLive ? 'live' : (trouble ?? null);
      }, null),
    );
    // A machine may lack what its browser needs for a camera, and the page says so.
    if (state === 'live') {
      await tab.press('b');
      await clickOn(tab, 'button', /^Take a photo for photos to inspect/);
      await untilText(tab, /3 photos inspected/, { patienceMs: 60_000 });
    }
    expect(state).toMatch(/live|camera/i);
    test.skip(state !== 'live', state);
    await tab.press('Escape');
  });
}

function privately(engine: EngineName): void {
  test('a private window at the root, with all headers', async ({ baseURL }) => {
    test.setTimeout(120_000);
    const tab = await openTab(engine, { isPrivate: true });
    test.skip(!tab, `no ${engine} on this machine`);
    test.info().annotations.push({ type: 'browser', description: tab!.version });
    try {
      await openAnew(tab!, baseURL!);
      expect(await tab!.evaluate(() => crossOriginIsolated, null)).toBe(true);
      await giveFiles(tab!, 'Files: references', [samplePath('train/good/000.jpg')]);
      await giveFiles(tab!, 'Files: photos to inspect', [samplePath('test/dent/000.jpg')]);
      await untilText(tab!, /1 photo inspected/, { patienceMs: 60_000 });
      await until('photos kept', () => keptPhotos(tab!, 2));
      expect(await bodyText(tab!)).not.toContain('could not keep');
      await tab!.open(baseURL!);
      await untilText(tab!, /1 photo inspected/);
      await untilDrawn(tab!);
    } finally {
      await tab!.close();
    }
  });
}
