import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { sampleFiles, type FilePayload } from './files';

const inResults = (name: string) =>
  fileURLToPath(new URL(`../../test-results/${name}`, import.meta.url));

/** Of the inspected sample at the root, by `prepare.setup.ts` before all flows. */
export const prepared = {
  /** The browser's storage after it. */
  state: inResults('sample.json'),
  /** The zip of "Export all", with everything. */
  exported: inResults('sample.zip'),
  /** Its project file. */
  project: inResults('sample.oddspot'),
};

export interface Row {
  readonly name: string;
  readonly path: string;
  /** Null while there is none. */
  readonly score: number | null;
  /** The verdict, the reason of a failure, or what the row waits for. */
  readonly state: string;
  /** From a person or a folder: good, defective, or nothing. */
  readonly label: string | null;
}

/** Sample queries with a defect that nobody would miss. */
export const obviousFlangeDefects = [
  'test/corrosion/000.jpg',
  'test/dent/000.jpg',
  'test/dent/001.jpg',
  'test/scratch/000.jpg',
  'test/missing_hole/000.jpg',
];

/** Opens the page and waits until the engine is ready. */
export async function openApp(page: Page, query = ''): Promise<void> {
  await page.goto(`/${query}`);
  await expect(engineChip(page)).not.toHaveAccessibleName(/Starting/);
}

/** The same with an empty project, whatever the visit before has left. */
export async function openAnew(page: Page, query = ''): Promise<void> {
  // Of the same origin, without the app, which would write down what it has open.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto('/favicon.svg');
  await page.evaluate(() => localStorage.setItem('oddspot.project', 'one that is not there'));
  await openApp(page, query);
  await expect(queryList(page).getByRole('option')).toHaveCount(0);
  await expect(referenceList(page).getByRole('option')).toHaveCount(0);
}

export const engineChip = (page: Page): Locator =>
  page.getByRole('button', { name: /^Computing with/ });

export const queryList = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Photos to inspect' });

export const referenceList = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'References' });

export const messages = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });

/** Presses "Try the sample" and waits for all 12 results. */
export async function trySample(page: Page): Promise<Row[]> {
  await page.getByRole('button', { name: 'Try the sample' }).click();
  return inspected(page, 12);
}

export const fewReferences = sampleFiles(['train/good/000.jpg', 'train/good/004.jpg']);
export const fewQueries = sampleFiles([
  'test/good/000.jpg',
  'test/scratch/000.jpg',
  'test/dent/000.jpg',
]);

/** Two references and three queries: enough for most flows, and quick on every backend. */
export async function addFew(page: Page): Promise<void> {
  await choose(page, 'references', fewReferences);
  await choose(page, 'photos to inspect', fewQueries);
}

/** Opens the page with few photos and waits for their results. */
export async function openFew(page: Page): Promise<Row[]> {
  await openApp(page);
  await addFew(page);
  return inspected(page, 3);
}

/** Opens the page on the sample as an earlier visit has left it: all 12 results, nothing to undo. */
export async function openSample(page: Page): Promise<Row[]> {
  await page.context().setStorageState(prepared.state);
  await openApp(page);
  return inspected(page, 12);
}

/** Gives files to one of the file inputs; a path of a folder goes to the folder input. */
export async function choose(
  page: Page,
  bin: 'references' | 'photos to inspect',
  files: string | FilePayload[],
): Promise<void> {
  const kind = typeof files === 'string' ? 'Folder' : 'Files';
  await page.locator(`input[aria-label="${kind}: ${bin}"]`).setInputFiles(files);
}

/** The rows in sight, top down. */
export async function rows(page: Page): Promise<Row[]> {
  const found = await queryList(page)
    .getByRole('option')
    .evaluateAll((options) =>
      options
        .map((option) => ({
          at: Number(option.getAttribute('aria-posinset')),
          path: option.getAttribute('title') ?? '',
          name: option.querySelector('.row-name')?.textContent ?? '',
          label: option.getAttribute('aria-label') ?? '',
        }))
        .sort((a, b) => a.at - b.at),
    );
  return found.map(({ path: whole, name, label: said }) => {
    const path = inSet(whole);
    const [, state, label = null] =
      /^(.*?)(?:, labelled (\w+))?(?:, flagged)?(?:, with a comment)?$/.exec(
        said.slice(name.length + 2),
      )!;
    const scored = /^(\d\.\d\d), (.*)$/.exec(state!);
    return scored
      ? { name, path, label, score: Number(scored[1]), state: scored[2]! }
      : { name, path, label, score: null, state: state! };
  });
}

/** Waits until the whole project has come to rest with `scored` results. */
export async function inspected(page: Page, scored: number, timeout = 60_000): Promise<Row[]> {
  const said = page.locator('.progress').getByRole('status');
  await expect(said).toHaveText(photosInspected(scored), { timeout });
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout });
  // The header is there before the lists, whose code comes later.
  await expect(page.locator('.reading')).toHaveCount(0);
  return rows(page);
}

function photosInspected(count: number): RegExp {
  return new RegExp(`^${count.toLocaleString('en')} photos? inspected`);
}

type View =
  'Overlay' | 'Side by side' | 'Swipe' | 'Blink' | 'Difference' | 'Heatmap' | 'Contours' | 'Photo';

/** Chooses what the viewer shows. */
export async function view(page: Page, mode: View): Promise<void> {
  const modes = page.getByRole('radiogroup', { name: 'View' });
  await modes.getByText(mode, { exact: true }).click();
  await expect(modes.getByRole('radio', { name: mode })).toBeChecked();
}

/** A path inside its set: `test/dent/000.jpg`. */
export function inSet(path: string): string {
  return path.slice(Math.max(0, path.search(/(?:train|test|ground_truth)\//)));
}

export const verdicts = ['normal', 'unsure', 'anomalous'];

/** The row of a query, by its path or the end of it. */
export const rowOf = (page: Page, path: string): Locator =>
  queryList(page).locator(`[role="option"][title$="${path}"]`);
