import { describe, expect, it } from 'vitest';
import { pairMasks } from './pair-masks';

describe('pairMasks', () => {
  const queries = [
    'bottle/test/good/000.png',
    'bottle/test/broken_large/000.png',
    'bottle/test/broken_large/001.png',
    'bottle/test/contamination/000.png',
    'plate/test/defect/000.png',
  ];

  it.each([
    ['bottle/ground_truth/broken_large/000_mask.png', 1],
    ['bottle/ground_truth/broken_large/001.png', 2],
    ['Bottle\\Ground_Truth\\Contamination\\000_MASK.PNG', 3],
    ['plate/ground truth/defect/000-gt.bmp', 4],
    ['plate/masks/defect/000_label.png', 4],
    // dropped without the folders above, or with more of them
    ['ground_truth/contamination/000_mask.png', 3],
    ['home/me/bottle/ground_truth/contamination/000_mask.png', 3],
    // nothing fits
    ['bottle/ground_truth/broken_large/002_mask.png', null],
    ['bottle/ground_truth/scratch/000_mask.png', null],
    ['nut/ground_truth/broken_large/000_mask.png', null],
    ['bottle/ground_truth/000_mask.png', null],
  ])('%s belongs to query %s', (mask, query) => {
    expect(pairMasks(queries, [mask])).toEqual([query]);
  });

  it('takes none where several would do, and the exact one where there is one', () => {
    const two = ['a/test/dent/0.png', 'b/test/dent/0.png'];
    expect(pairMasks(two, ['ground_truth/dent/0.png'])).toEqual([null]);
    expect(pairMasks([...two, 'test/dent/0.png'], ['ground_truth/dent/0.png'])).toEqual([2]);
    expect(pairMasks(two, ['b/ground_truth/dent/0.png', 'a/ground_truth/dent/0.png'])).toEqual([1, 0]); // prettier-ignore
  });

  it('finds queries whose own name ends like that of a mask', () => {
    expect(pairMasks(['test/dent/face_mask.png'], ['ground_truth/dent/face_mask.png'])).toEqual([
      0,
    ]);
    expect(pairMasks(['test/dent/face_mask.png'], ['ground_truth/dent/face_mask_mask.png'])).toEqual([0]); // prettier-ignore
  });

  it('stays fast for many', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `set/test/dent/${i}.png`);
    const found = pairMasks(many, many.map((path) => path.replace('test', 'ground_truth'))); // prettier-ignore
    expect(found.findIndex((index, i) => index !== i)).toBe(-1);
  });

  it('has nothing to say of nothing', () => {
    expect(pairMasks([], ['ground_truth/a/0.png'])).toEqual([null]);
    expect(pairMasks(queries, [])).toEqual([]);
    expect(pairMasks([], [''])).toEqual([null]);
    expect(pairMasks([''], [])).toEqual([]);
  });
});
