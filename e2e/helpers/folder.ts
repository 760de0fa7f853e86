import { expect, type Page } from '@playwright/test';
import { inspected, queryList, trySample } from './flow';
import { openAt } from './offline';
import { saveReport } from './report';
import { readResults, type Results } from './results';
import { openProject, saveProject, type SavedProject } from './saved-project';
import { exportAll } from './zip';

/** Where a guest of somebody else's server lies. */
export const FOLDER = '/tools/oddspot/';

interface Outcome {
  /** All numbers and words, with all their digits. */
  readonly results: Results;
  /** Names of the files in the export. */
  readonly exported: readonly string[];
  readonly project: SavedProject;
  /** Path of the report. */
  readonly report: string;
}

/** Results without the times they took. */
export function untimed(entries: ReadonlyMap<string, Buffer>): Results {
  const { results, ...rest } = readResults(entries);
  return { ...rest, results: results.map((result) => ({ ...result, tookMs: null })) };
}

/**
 * The sample to its end, and everything that can be handed over. Nothing here needs Chromium; the
 * page has to be one that saves by downloading (`withoutSaveDialogue`).
 */
export async function wholeSample(page: Page, url: string): Promise<Outcome> {
  await openAt(page, url);
  await trySample(page);
  const { entries } = await exportAll(page);
  const report = await saveReport(page);
  const project = await saveProject(page);
  return { results: untimed(entries), exported: [...entries.keys()], project, report };
}

/** Opens a project of the sample, beside one that is open, and reads its results. */
export async function resultsOf(
  page: Page,
  { path }: Pick<SavedProject, 'path'>,
): Promise<Results> {
  await openProject(page, path);
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue(
    /^Machined flange( \(2\))?$/,
  );
  await expect(queryList(page).getByRole('option').first()).toBeVisible();
  await inspected(page, 12);
  return untimed((await exportAll(page)).entries);
}
