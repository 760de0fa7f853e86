import { expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy';

it('searches 5,000 names within a frame', () => {
  const names = Array.from({ length: 5000 }, (_, i) => `line-3/test/scratch-${i}.jpg`);
  const start = performance.now();
  const found = names.filter((name) => fuzzyScore('scr 4999', name) !== null);
  expect(performance.now() - start).toBeLessThan(50);
  expect(found).toContain('line-3/test/scratch-4999.jpg');
});
