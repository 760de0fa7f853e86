import { expect, it } from 'vitest';
import { labelOfPath } from './path-label';

it.each([
  ['bottle/test/good/000.png', 'good'],
  ['good/000.png', 'good'],
  ['bottle/test/broken_large/000.png', 'defective'],
  ['Test\\Scratch\\000.PNG', 'defective'],
  ['set/01_reject/000.png', 'defective'],
  ['test/000.png', null],
  ['test/images/000.png', null],
  ['test-2024-11-02/line 3/000.png', null],
  ['holiday/000.png', null],
  ['000.png', null],
  ['', null],
  ['bottle/ground_truth/broken_large/000_mask.png', null],
] as const)('%s: %s', (path, label) => {
  expect(labelOfPath(path)).toBe(label);
});
