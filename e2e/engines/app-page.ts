import { clickOn, until } from './hands';
import { dispatchFiles, plainFiles } from '../helpers/drop';
import type { FilePayload } from '../helpers/files';
import type { Tab } from './tab';

/** An empty project, whatever the visit before has left, and an engine that is ready. */
export async function openAnew(tab: Tab, url: string): Promise<void> {
  await tab.open(url);
  // A project that opens late is written down as the last one once more.
  for (let isEmpty = false; !isEmpty;) {
    await tab.evaluate(() => {
      localStorage.setItem('oddspot.guide', 'done');
      localStorage.setItem('oddspot.project', 'one that is not there');
    }, null);
    await tab.open(url);
    isEmpty = await until('the page', () => isEmptyPage(tab));
  }
  await untilReady(tab);
}

/** Null as long as the page shows neither its start nor a project. */
async function isEmptyPage(tab: Tab): Promise<boolean | null> {
  const text = await bodyText(tab);
  if (/Try the sample/.test(text)) return true;
  return /photos? inspected/.test(text) ? false : null;
}

export async function untilReady(tab: Tab): Promise<void> {
  const isReady = () =>
    tab.evaluate(
      () => document.querySelector('button[aria-label^="Computing with: W"]') !== null,
      null,
    );
  await until('the engine', async () => ((await isReady()) ? true : null), 60_000);
}

export const bodyText = (tab: Tab) => tab.evaluate(() => document.body.innerText, null);

/** A heatmap is on the stage: its canvas has more than one colour. */
export async function untilDrawn(tab: Tab): Promise<void> {
  await until('the photo', () =>
    tab.evaluate(() => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.stage canvas')];
      const isDrawn = canvases.some((canvas) => {
        const context = canvas.width > 0 ? canvas.getContext('2d') : null;
        if (!context) return false;
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(data.filter((_, i) => i % 97 === 0)).size > 32;
      });
      return isDrawn || null;
    }, null),
  );
}

/** The words of each row, from the top down. */
export const rowTexts = (tab: Tab) =>
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

export async function selectRow(tab: Tab, path: string): Promise<void> {
  await clickOn(tab, `[role="option"][title$="${path}"]`);
}

/** How many photos the database has, once there are as many as asked for. */
export const keptPhotos = (tab: Tab, wanted: number) =>
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

/** Drops files on the half of the page that takes photos to inspect: no protocol drags. */
export const dropFiles = (tab: Tab, files: readonly FilePayload[]): Promise<void> =>
  tab.evaluate(dispatchFiles, { files: plainFiles(files), by: 'drop' as const });
