import { describe, expect, it } from 'vitest';
import { decodeName, guessEncoding } from './name-encoding';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** Bytes as iconv writes them, and what they are meant to say. */
const names = [
  ['shift_jis', '83 5c 2e 70 6e 67', 'ソ.png'],
  ['shift_jis', '95 5c 8e a6 2f 31 2e 70 6e 67', '表示/1.png'],
  ['shift_jis', '8f 9d 2e 6a 70 67', '傷.jpg'],
  ['shift_jis', '95 73 97 c7 95 69 30 30 31 2e 6a 70 67', '不良品001.jpg'],
  ['shift_jis', '4e 47 95 69 2e 70 6e 67', 'NG品.png'],
  ['gb18030', 'c1 bc c6 b7 2f 31 2e 70 6e 67', '良品/1.png'],
  ['gb18030', 'c8 b1 cf dd 2e 70 6e 67', '缺陷.png'],
  ['gb18030', 'bb ae ba db 31 2e 6a 70 67', '划痕1.jpg'],
  ['big5', 'a8 7d ab 7e 2e 70 6e 67', '良品.png'],
  ['euc-kr', 'ba d2 b7 ae c7 b0 20 bb e7 c1 f8 2e 70 6e 67', '불량품 사진.png'],
  ['cp437', '67 72 94 e1 65 2e 70 6e 67', 'größe.png'],
  ['cp437', '50 72 81 66 75 6e 67 2e 70 6e 67', 'Prüfung.png'],
  ['cp437', '70 69 8a 63 65 2e 70 6e 67', 'pièce.png'],
  ['cp437', '73 63 68 94 6e 2e 70 6e 67', 'schön.png'],
  ['windows-1252', '67 72 f6 df 65 2e 70 6e 67', 'größe.png'],
  ['windows-1252', '70 69 e8 63 65 20 64 e9 66 61 75 74 2e 70 6e 67', 'pièce défaut.png'],
  ['windows-1252', 'dc 62 65 72 7a 75 67 2e 70 6e 67', 'Überzug.png'],
  ['ibm866', 'e4 ae e2 ae 2e 70 6e 67', 'фото.png'],
  ['windows-1251', 'e1 f0 e0 ea 2e 70 6e 67', 'брак.png'],
] as const;

describe('guessEncoding', () => {
  it.each(names)('reads %s: %s', (encoding, hex, text) => {
    const name = bytes(hex);
    const guess = guessEncoding([name], ['en-US', 'en']);
    expect([guess, decodeName(name, guess)]).toEqual([encoding, text]);
  });

  it('weighs all names together: one that could be anything follows the others', () => {
    // As code page 437 "sch馬" is "schön"; the others can only be Japanese.
    const horse = bytes('73 63 68 94 6e 2e 70 6e 67');
    const more = [bytes('83 4c 83 59 2e 70 6e 67'), bytes('83 6c 83 57 2e 70 6e 67')];
    const guess = guessEncoding([horse, ...more], []);
    expect(decodeName(horse, guess)).toBe('sch馬.png');
  });

  it('counts a folder once, whatever lies in it', () => {
    const inFolder = Array.from({ length: 9 }, (_, i) => bytes(`c1 bc c6 b7 2f 3${i} 2e 70 6e 67`));
    expect(guessEncoding(inFolder, [])).toBe('gb18030');
  });

  it('takes the language of the person as a hint', () => {
    const name = bytes('ba d2 b7 ae 2e 70 6e 67');
    expect(guessEncoding([name], ['en'])).toBe('gb18030');
    expect(guessEncoding([name], ['ko-KR', 'en'])).toBe('euc-kr');
  });
});

describe('decodeName', () => {
  it('has all of code page 437', () => {
    const all = decodeName(
      Uint8Array.from({ length: 256 }, (_, i) => i),
      'cp437',
    );
    expect(all).toHaveLength(256);
    expect(new Set(all).size).toBe(256);
    expect([all[0x41], all[0x81], all[0xe1], all[0xb0], all[0xff]]).toEqual([
      'A',
      'ü',
      'ß',
      '░',
      '\u00a0',
    ]);
  });

  it('refuses bytes that cannot be meant so', () => {
    expect(() => decodeName(bytes('ff 2e'), 'shift_jis')).toThrow(TypeError);
  });
});
