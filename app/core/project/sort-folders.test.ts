import { describe, expect, it } from 'vitest';
import { sortFolders } from './sort-folders';

describe('sortFolders', () => {
  it.each([
    // MVTec AD, at any depth
    ['train/good/000.png', 'reference', 'good'],
    ['mvtec/bottle/train/good/000.png', 'reference', 'good'],
    ['bottle/test/good/000.png', 'query', 'good'],
    ['bottle/test/broken_large/000.png', 'query', 'defective'],
    ['bottle/ground_truth/broken_large/000_mask.png', 'mask', null],
    ['bottle/train/broken/000.png', 'unsorted', null],
    ['bottle/test_public/bad/000.png', 'query', 'defective'],
    ['Bottle\\TRAIN\\Good\\000.PNG', 'reference', 'good'],
    // plain folders
    ['good/a.jpg', 'reference', 'good'],
    ['Normal/a.jpg', 'reference', 'good'],
    ['part 7/ok/a.jpg', 'reference', 'good'],
    ['train/a.jpg', 'reference', 'good'],
    ['references/camera 1/a.jpg', 'reference', 'good'],
    ['test/a.jpg', 'query', null],
    ['inspect/a.jpg', 'query', null],
    ['inspect/camera 1/a.jpg', 'query', null],
    ['queries/ng/a.jpg', 'query', 'defective'],
    ['bad/a.jpg', 'query', 'defective'],
    ['NG/scratch/a.jpg', 'query', 'defective'],
    ['defects/a.jpg', 'query', 'defective'],
    // the innermost bin counts
    ['test/references/a.jpg', 'reference', 'good'],
    ['good/test/a.jpg', 'query', null],
    ['references/bad/a.jpg', 'unsorted', null],
    // system litter
    ['.DS_Store', 'ignored', null],
    ['train/good/Thumbs.db', 'ignored', null],
    ['good/desktop.ini', 'ignored', null],
    ['__MACOSX/good/a.jpg', 'ignored', null],
    ['good/._a.jpg', 'ignored', null],
    ['.thumbnails/a.jpg', 'ignored', null],
    // everything else
    ['a.jpg', 'unsorted', null],
    ['good.jpg', 'unsorted', null],
    ['./holiday/a.jpg', 'unsorted', null],
    ['goods/a.jpg', 'unsorted', null],
    ['', 'unsorted', null],
  ] as const)('%s: %s, %s', (path, kind, label) => {
    expect(sortFolders([path])).toEqual([{ path, kind, label }]);
  });

  it('keeps order and spelling', () => {
    const paths = ['Z\\Good\\b.jpg', 'a.jpg', 'Z\\Good\\a.jpg'];
    expect(sortFolders(paths).map((sorted) => sorted.path)).toEqual(paths);
  });
});
