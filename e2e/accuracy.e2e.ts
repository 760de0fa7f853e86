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

test('two sets score with a whole and with a thinned bank as the independent implementation does', () => {
  test.skip(!existsSync(data) || !existsSync(reference), `no data in ${data} or ${reference}`);
  test.setTimeout(240_000);
  const json = test.info().outputPath('accuracy.json');
  const sets = ['mvtec_ad/toothbrush', 'mpdd/metal_plate'];
  const script = path('../bench/accuracy.mjs');
  const choice = ['--sets', sets.join(), '--shots', '2,4', '--draws', '1', '--limit', '30'];
  // The independent one knows no other directions.
  const upright = ['--turning', 'upright'];
  execFileSync(process.execPath, [script, '--data', data, ...choice, ...upright, '--json', json], {
    stdio: 'inherit',
  });
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  const rows = compareScores(report, reference);
  // Two references stay whole, four are thinned.
  const expected = sets.flatMap((set) => [`${set} 2/0`, `${set} 4/0`]);
  expect(rows.map(({ set, key }) => `${set} ${key}`).sort()).toEqual(expected.sort());
  for (const { set, key, images, spearman, worst } of rows) {
    expect(images, `${set} ${key}`).toBe(30);
    expect(spearman, `${set} ${key}`).toBeGreaterThan(0.98);
    expect(worst, `${set} ${key}`).toBeLessThan(0.04);
  }
  // Measured when this was written, less 1.
  const least = {
    'mvtec_ad/toothbrush': { '2': [82.1, 83.5], '4': [90.5, 89.3] },
    'mpdd/metal_plate': { '2': [99, 96], '4': [99, 95.3] },
  };
  for (const [set, byShots] of Object.entries(least)) {
    for (const [shots, [imageAuroc, aupro]] of Object.entries(byShots)) {
      const measured = report.sets[set]![shots]!;
      expect(measured.image_auroc, `${set} ${shots}`).toBeGreaterThan(imageAuroc!);
      expect(measured.aupro, `${set} ${shots}`).toBeGreaterThan(aupro!);
    }
  }
});
