import { expect, it } from 'vitest';
import { destinationCounts } from './plan';
import { planSorting } from './plan-sorting';

/** The plan of a drop in numbers, and how many seconds it took. */
function timed(paths: readonly string[]) {
  const started = performance.now();
  const counts = destinationCounts(planSorting({ paths, target: 'query' }));
  return { counts, seconds: (performance.now() - started) / 1000 };
}

const range = (length: number) => Array.from({ length }, (_, i) => i);

it('plans 20,000 photos with a mask each', () => {
  const photos = range(20_000).map((i) => `set/test/dent/${i}.png`);
  const { counts, seconds } = timed([...photos, ...photos.map((path) => path.replace('test', 'ground_truth'))]); // prettier-ignore
  expect(counts).toMatchObject({ defective: 20_000, mask: 20_000 });
  // 1 to 4 s on a busy machine.
  expect(seconds).toBeLessThan(12);
});

it('takes no longer where each photo has a folder of masks', () => {
  const paths = range(600).flatMap((i) => [`set/${i}/images/${i}.png`, ...range(9).map((mask) => `set/${i}/masks/${i}_${mask}.png`)]); // prettier-ignore
  const { counts, seconds } = timed(paths);
  expect(counts).toMatchObject({ unlabelled: 600, mask: 5400 });
  // 0.5 to 2 s on a busy machine, 40 s with a search of its own for each folder.
  expect(seconds).toBeLessThan(8);
});
