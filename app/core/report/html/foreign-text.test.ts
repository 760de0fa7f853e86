import { describe, expect, it } from 'vitest';
import { foreign, visibleText } from './foreign-text';

describe('visibleText', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['invoice\u202egpj.exe', 'invoice[U+202E]gpj.exe'],
    ['\u2066a\u2069', '[U+2066]a[U+2069]'],
    ['a\u0000b\u0007', 'a[U+0000]b[U+0007]'],
    ['a\ufeffb\u200b', 'a[U+FEFF]b[U+200B]'],
    ['lone \ud83d', 'lone [U+D83D]'],
    ['a\r\nb\rc\td', 'a\nb\nc\td'],
    ['a\u2028b', 'a[U+2028]b'],
    ['family 👨\u200d👩\u200d👧', 'family 👨\u200d👩\u200d👧'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['tag \u{e0041}', 'tag [U+E0041]'],
  ])('%j becomes %j', (text, seen) => {
    expect(visibleText(text)).toBe(seen);
  });
});

describe('foreign', () => {
  it('is set apart and escaped', () => {
    expect(foreign('<b>\u202e').pieces).toEqual(['<bdi>&lt;b&gt;[U+202E]</bdi>']);
  });
});
