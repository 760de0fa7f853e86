import { bytePairWeight, type PairEncoding } from './name-byte-pairs';

/** How the bytes of a name may be meant. */
export type NameEncoding = PairEncoding | 'windows-1252' | 'windows-1251' | 'ibm866' | 'cp437';

/** As people call them. */
export const ENCODING_NAMES: Readonly<Record<NameEncoding, string>> = {
  shift_jis: 'Shift-JIS',
  gb18030: 'GBK',
  big5: 'Big5',
  'euc-kr': 'EUC-KR',
  'windows-1252': 'Windows-1252',
  'windows-1251': 'Windows-1251',
  ibm866: 'code page 866',
  cp437: 'code page 437',
};

const PAIRED: readonly PairEncoding[] = ['shift_jis', 'gb18030', 'big5', 'euc-kr'];
const SINGLE = ['windows-1252', 'cp437', 'ibm866', 'windows-1251'] as const;

/** A hint, no more: an archive mostly comes from people who speak the browser's language. */
const LANGUAGE_BONUS = 0.1;
const SPOKEN: Readonly<Record<NameEncoding, RegExp>> = {
  shift_jis: /^ja/i,
  gb18030: /^zh(?!-(tw|hk|mo|hant))/i,
  big5: /^zh-(tw|hk|mo|hant)/i,
  'euc-kr': /^ko/i,
  'windows-1252': /^$/,
  'windows-1251': /^(ru|uk|be|bg|sr|mk)/i,
  ibm866: /^(ru|uk|be|bg|sr|mk)/i,
  cp437: /^$/,
};

/** 0x80 to 0xFF of code page 437 (IBM PC), which zip files have had their names in from the first. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** @throws TypeError where the bytes cannot be meant so */
export function decodeName(bytes: Uint8Array, encoding: NameEncoding): string {
  if (encoding !== 'cp437') return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80]!,
  ).join('');
}

/**
 * Which encoding names are in that do not say so and are no UTF-8: the one in which they look most
 * like words. All names of an archive together show more than one; still it is a guess.
 *
 * @param names bytes, some above 0x7F among them
 * @param languages of the person, as the browser lists them
 */
export function guessEncoding(
  names: readonly Uint8Array[],
  languages: readonly string[],
): NameEncoding {
  const unusual = distinct(names.filter((name) => name.some((byte) => byte > 0x7f)));
  let best: NameEncoding = 'cp437';
  let most = -Infinity;
  for (const encoding of [...PAIRED, ...SINGLE]) {
    const isSpoken = languages.some((language) => SPOKEN[encoding].test(language));
    const fit = fitOf(unusual, encoding) + (isSpoken ? LANGUAGE_BONUS : 0);
    if (fit > most) [best, most] = [encoding, fit];
  }
  return best;
}

/** A folder's name is in the path of each of its files, and counts once. */
function distinct(paths: readonly Uint8Array[]): Uint8Array[] {
  const seen = new Map<string, Uint8Array>();
  for (const path of paths) {
    let start = 0;
    for (let end = 0; end <= path.length; end++) {
      if (end < path.length && path[end] !== 0x2f) continue;
      const part = path.subarray(start, end);
      if (part.some((byte) => byte > 0x7f)) seen.set(part.join(), part);
      start = end + 1;
    }
  }
  return [...seen.values()];
}

/** The mean weight of the characters that are not ASCII, at most 1; -Infinity where some cannot be. */
function fitOf(names: readonly Uint8Array[], encoding: NameEncoding): number {
  try {
    for (const name of names) decodeName(name, encoding);
  } catch {
    return -Infinity;
  }
  const isPaired = (PAIRED as readonly string[]).includes(encoding);
  const weights = isPaired
    ? names.flatMap((name) => bytePairWeight(name, encoding as PairEncoding))
    : names.flatMap((name) => letterWeights(decodeName(name, encoding), encoding));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return encoding === 'euc-kr' ? mean + koreanBonus(names) : mean;
}

/**
 * Korean syllables are common Chinese characters as well, but only the first half of them: that
 * five different ones all lie there by chance happens to one Chinese archive in thirteen.
 */
function koreanBonus(names: readonly Uint8Array[]): number {
  const pairs = new Set<number>();
  for (const name of names) {
    for (let i = 0; i < name.length; i++) {
      if (name[i]! > 0x7f) pairs.add(name[i]! * 256 + (name[++i] ?? 0));
    }
  }
  return pairs.size >= 5 && [...pairs].every((pair) => pair >> 8 >= 0xb0 && pair >> 8 <= 0xc8)
    ? 0.1
    : 0;
}

const USUAL_LATIN = /[üéäößàèçêåñóíáúâîôûæøãõÄÖÜÉÑØ]/;

/** Weights of the letters that are not ASCII: in a word among letters of their kind they fit best. */
function letterWeights(name: string, encoding: NameEncoding): number[] {
  const isCyrillic = encoding === 'ibm866' || encoding === 'windows-1251';
  const characters = [...name];
  return characters.flatMap((character, i) => {
    if (character <= '\x7f') return [];
    const before = characters[i - 1] ?? '';
    const after = characters[i + 1] ?? '';
    const weight = isCyrillic
      ? cyrillicWeight(character, before, after)
      : latinWeight(character, before, after);
    const isOdd = isOddCase(before, character, characters[i - 2]) || isOddCase(character, after);
    return [weight - (isOdd ? 0.4 : 0)];
  });
}

function latinWeight(character: string, before: string, after: string): number {
  if (/[°µº]/.test(character)) return 0.3;
  if (!/\p{L}/u.test(character)) return -1;
  if (!/\p{Script=Latin}/u.test(character) || character === 'ƒ') return -0.3;
  const usual = USUAL_LATIN.test(character) ? 1 : 0.6;
  if (/[a-z]/i.test(before + after)) return usual;
  return /\p{L}/u.test(before + after) ? 0.5 * usual : 0.6 * usual;
}

function cyrillicWeight(character: string, before: string, after: string): number {
  if (!/\p{Script=Cyrillic}/u.test(character)) return -1;
  if (/[a-z]/i.test(before + after)) return 0.1;
  return /\p{Script=Cyrillic}/u.test(before + after) ? 0.85 : 0.3;
}

/** A capital after a small letter, or a small letter after two capitals. */
function isOddCase(first: string, second: string, before = ''): boolean {
  if (/\p{Lu}/u.test(second)) return /\p{Ll}/u.test(first);
  return /\p{Ll}/u.test(second) && /\p{Lu}/u.test(first) && /\p{Lu}/u.test(before);
}
