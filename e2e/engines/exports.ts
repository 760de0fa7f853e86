import { expect } from '@playwright/test';
import { expectSame, hottest, readNpy, readResults, scoresOf } from '../helpers/results';
import { entryOf, readZip } from '../helpers/zip';
import { openAnew, untilDrawn } from './app-page';
import { clickOn, downloaded, untilText } from './hands';
import type { Tab } from './tab';

/** The sample to its end, and what "Export all" makes of it. */
export async function exportOfSample(tab: Tab, url: string): Promise<Buffer> {
  await openAnew(tab, url);
  await clickOn(tab, 'button', /^Try the sample/);
  await untilText(tab, /12 photos inspected/, { patienceMs: 180_000 });
  await untilDrawn(tab);
  await clickOn(tab, 'button', /^Export all/);
  const { bytes } = await downloaded(tab, '.zip', () => clickOn(tab, 'button', /^Everything: /));
  return bytes;
}

/** Scores and maps equal to 1e-3, every file there, the hottest place the same. */
export function expectSameExport(zip: Buffer, right: ReadonlyMap<string, Buffer>): void {
  const found = readZip(zip);
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
