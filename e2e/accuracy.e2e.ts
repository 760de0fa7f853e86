import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { compareScores } from '../bench/compare.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const data = process.env.ODDSPOT_DATA ?? path('../../shared/data');
const reference = path('../../shared/reference');

interface Report {
  sets: Record<string, Record<string, { image_auroc: number; aupro: number }>>;
}

test('two sets with two references score as the independent implementation does', () => {
  test.skip(!existsSync(data) || !existsSync(reference), `no data in ${data} or ${reference}`);
  test.setTimeout(240_000);
  const json = test.info().outputPath('accuracy.json');
  const sets = ['mvtec_ad/toothbrush', 'mpdd/metal_plate'];
  const script = path('../bench/accuracy.mjs');
  const choice = ['--sets', sets.join(), '--shots', '2', '--draws', '1', '--limit', '30'];
  execFileSync(process.execPath, [script, '--data', data, ...choice, '--json', json], {
    stdio: 'inherit',
  });
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  const rows = compareScores(report, reference);
  expect(rows.map(({ set }) => set).sort()).toEqual([...sets].sort());
  for (const { set, images, spearman, worst } of rows) {
    expect(images, set).toBe(30);
    expect(spearman, set).toBeGreaterThan(0.98);
    expect(worst, set).toBeLessThan(0.04);
  }
  // Measured when this was written, less 1.
  const [toothbrush, plate] = sets.map((set) => report.sets[set]!['2']!);
  expect(toothbrush!.image_auroc).toBeGreaterThan(82.1);
  expect(toothbrush!.aupro).toBeGreaterThan(83.5);
  expect(plate!.image_auroc).toBeGreaterThan(99);
  expect(plate!.aupro).toBeGreaterThan(96);
});
