import { describe, expect, it } from 'vitest';
import { zipNames } from './names';

describe('zipNames', () => {
  it.each([
    ['a.jpg', 'a'],
    ['test/scratch/000.png', 'test/scratch/000'],
    ['test\\scratch\\000.png', 'test/scratch/000'],
    ['../../etc/passwd.png', 'etc/passwd'],
    ['a/../b/./c.jpg', 'a/b/c'],
    ['/root/a.jpg', 'root/a'],
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

  it('makes equal names unique, also where case or form of accents does not count', () => {
    expect(zipNames(['a.jpg', 'a.png', 'A.bmp', 'b/a.jpg', 'a-2.jpg', 'a.webp'])).toEqual([
      'a',
      'a-2',
      'A-3',
      'b/a',
      'a-2-2',
      'a-4',
    ]);
    expect(zipNames(['é.jpg', 'e\u0301.jpg'])).toEqual(['é', 'é-2']);
  });

  it('cuts long parts without breaking characters', () => {
    const [name] = zipNames([`${'😀'.repeat(150)}.jpg`]);
    expect(name).toBe('😀'.repeat(100));
  });

  it('stays fast for many equal names', () => {
    const names = zipNames(Array.from({ length: 20_000 }, () => 'image.jpg'));
    expect(new Set(names).size).toBe(20_000);
    expect(names.at(-1)).toBe('image-20000');
  });
});
