import { describe, expect, it } from 'vitest';
import { zipNames } from './names';

describe('zipNames', () => {
  it.each([
    ['a.jpg', 'a'],
    ['test/scratch/000.png', 'test/scratch/000'],
    ['test\\scratch\\000.png', 'test/scratch/000'],
    ['../../etc/passwd.png', 'etc/passwd'],
    ['a/../b/./c.jpg', 'a/b/c'],
    ['/set/a.jpg', 'set/a'],
    ['C:\\photos\\a.jpg', 'photos/a'],
    ['c:a.jpg', 'a'],
    ['a\u0000b\u001f\u202egpj.jpg', 'abgpj'],
    ['what?<now>:*.jpg', 'what__now___'],
    ['con.jpg', '_con'],
    ['aux/nul.v2.jpg', '_aux/_nul.v2'],
    ['console.jpg', 'console'],
    ['trailing. /name ..jpg', 'trailing/name'],
    ['archive.tar.gz', 'archive.tar'],
    ['noending', 'noending'],
    ['.png', 'image'],
    ['folder/.png', 'folder/image'],
    ['', 'image'],
    ['...', 'image'],
    ['\u0001/?.jpg', '_'],
    ['Größe 尺寸 😀.png', 'Größe 尺寸 😀'],
  ])('turns %j into %j', (path, name) => {
    expect(zipNames([path])).toEqual([name]);
  });

  it('keeps apart what differs by its ending alone, in any order', () => {
    const paths = ['a.jpg', 'a.png', 'A.bmp', 'b/a.jpg', 'a-2.jpg'];
    expect(zipNames(paths)).toEqual(['a.jpg', 'a.png', 'A.bmp', 'b/a', 'a-2']);
    expect(zipNames(paths.toReversed())).toEqual(['a-2', 'b/a', 'A.bmp', 'a.png', 'a.jpg']);
    expect(zipNames(['a.b.png', 'a.b.jpg', 'a.png'])).toEqual(['a.b.png', 'a.b.jpg', 'a']);
  });

  it('makes equal names unique, also where case or form of letters does not count', () => {
    expect(zipNames(['a.jpg', 'A.JPG', 'a.jpg', 'a-2.jpg'])).toEqual(['a', 'A-2', 'a-3', 'a-2-2']);
    expect(zipNames(['é.jpg', 'e\u0301.jpg'])).toEqual(['é', 'é-2']);
    expect(zipNames(['Maß.jpg', 'MASS.jpg'])).toEqual(['Maß', 'MASS-2']);
    expect(zipNames(['a.jpg.png', 'a.jpg', 'a.gif'])).toEqual(['a.jpg', 'a.jpg-2', 'a.gif']);
  });

  it('makes no file that another one is, or a folder that a file is', () => {
    // The mask of the second would be the overlay of the first.
    expect(zipNames(['masks/a.jpg', 'a_overlay.jpg', 'MASKS/b.jpg'])).toEqual([
      'masks_/a',
      'a_overlay',
      'MASKS_/b',
    ]);
    expect(zipNames(['a.jpg', 'a_overlay.png/b.jpg'])).toEqual(['a', 'a_overlay.png_/b']);
  });

  it('begins no name as a formula begins', () => {
    expect(zipNames(['=1+1.png', '-1.png', '+a/b.png', '@a.png', 'a/=1.png'])).toEqual([
      '_=1+1',
      '_-1',
      '_+a/b',
      '_@a',
      'a/=1',
    ]);
  });

  it('cuts long parts without breaking characters, to fit 255 bytes with what comes behind', () => {
    const bytes = (text: string) => new TextEncoder().encode(text).length;
    const long = ['😀'.repeat(150), '尺'.repeat(85), 'ü'.repeat(255), 'a'.repeat(251)];
    expect(zipNames(long.map((name) => `${name}.jpg`))).toEqual([
      '😀'.repeat(50),
      '尺'.repeat(66),
      'ü'.repeat(100),
      'a'.repeat(100),
    ]);
    const [name] = zipNames([`${'尺'.repeat(85)}/${'尺'.repeat(85)}.jpg`]);
    for (const part of `${name}.jpg-20000_contours.png`.split('/')) {
      expect(bytes(part)).toBeLessThanOrEqual(255);
    }
    expect(new Set(zipNames([1, 2].map((i) => `${'尺'.repeat(85)}${i}.jpg`))).size).toBe(2);
  });

  it('stays fast for many equal names', () => {
    const names = zipNames(Array.from({ length: 20_000 }, () => 'image.jpg'));
    expect(new Set(names).size).toBe(20_000);
    expect(names.at(-1)).toBe('image-20000');
  });
});
