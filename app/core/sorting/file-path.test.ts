import { describe, expect, it } from 'vitest';
import { filePath, hiddenBy, isLitterPath } from './file-path';

describe('litter', () => {
  it.each([
    '.DS_Store',
    'train/good/Thumbs.db',
    'good\\desktop.ini',
    '__MACOSX/good/a.jpg',
    'good/._a.jpg',
    '.thumbnails/a.jpg',
    'ehthumbs.db',
    'a/@eaDir/b.jpg',
    '#recycle/b.jpg',
    '$RECYCLE.BIN/b.jpg',
    'x/.ipynb_checkpoints/b.png',
  ])('%s', (path) => expect(isLitterPath(path)).toBe(true));

  it.each([
    'a.jpg',
    './a.jpg',
    '../a.jpg',
    'desktop.ini.png',
    'Thumbs/a.jpg',
    'a.b/c.png',
    '.dataset/a.jpg',
  ])('%s is none', (path) => expect(isLitterPath(path)).toBe(false));
});

it('knows what hides a file', () => {
  expect(hiddenBy(filePath('a/.dataset/b.jpg'))).toBe('.dataset');
  expect(hiddenBy(filePath('a/.b.jpg'))).toBe('.b.jpg');
  expect(hiddenBy(filePath('./a/../b.jpg'))).toBeNull();
});
