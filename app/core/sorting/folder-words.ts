import type { Truth } from '../evaluation/confusion';
import {
  BAD_PHRASES,
  BAD_SIGNS,
  BAD_WORDS,
  DEFECT_WORDS,
  FILLER_WORDS,
  GOOD_PHRASES,
  GOOD_SIGNS,
  GOOD_WORDS,
  LATE_GOOD_PHRASES,
  LAYER_WORDS,
  MASK_PHRASES,
  MASK_SIGNS,
  PLACE_WORDS,
  ROLE_WORDS,
  TOPIC_WORDS,
  WEAK_MASK_WORDS,
  type Role,
} from './vocabulary';

/** How surely a folder's name speaks of masks: `ground_truth`, `masks`, or a word like `labels`. */
export type MaskWord = 'sure' | 'likely' | 'possible';

/** All that the name of one folder says. */
export interface FolderWords {
  readonly condition: Truth | null;
  /** A kind of defect, such as `scratch`: counts only where other folders say what is good. */
  readonly isDefectType: boolean;
  readonly role: Role | null;
  readonly mask: MaskWord | null;
  /** Pictures, numbers, dates, cameras: says nothing of the parts in it. */
  readonly isNeutral: boolean;
  /** The rest of the name without words for masks, splits and pictures; empty when nothing is. */
  readonly rest: string;
}

const known = new Map<string, FolderWords>();
/** Names of folders repeat; those of one drop are looked at once. */
const MOST_KNOWN = 20_000;

/** The meaning of a folder's name, in any case and spelling: `01_Reject`, `n.i.O.`, `Défauts`, `不良品`. */
export function folderWords(name: string): FolderWords {
  const before = known.get(name);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = read(name);
  known.set(name, found);
  return found;
}

/** Lower case, without accents; one word each for camelCase, digits and what signs set apart. */
export function wordsIn(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/([a-z])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/giu, '$1 ')
    .replace(/([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])(?=[a-z])/giu, '$1 ')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function read(name: string): FolderWords {
  const words = wordsIn(name);
  const isTopic = words.some((word) => TOPIC_WORDS.has(word));
  const mask = maskWord(words);
  return {
    condition: isTopic ? null : condition(words),
    isDefectType: !isTopic && words.some((word) => DEFECT_WORDS.has(word)),
    role: isTopic ? null : roleOf(words),
    mask,
    isNeutral: words.every(isNeutral),
    rest: restOf(words, mask !== null),
  };
}

/** Good, defective, or null where the name says neither, or both (`good_bad`). */
function condition(words: readonly string[]): Truth | null {
  const whole = words.join(' ');
  // "Not good" holds "good" and "non-defective" holds "defective": what is longer is read first.
  const free = without(` ${words.join(' ')} `, GOOD_PHRASES);
  const bad = without(free.text, BAD_PHRASES);
  const freeSign = GOOD_SIGNS.free.find((sign) => whole.includes(sign));
  const signs = freeSign ? whole.replaceAll(freeSign, ' ') : whole;
  const isBadSign = BAD_SIGNS.some((sign) => signs.includes(sign));
  const late = without(bad.text, LATE_GOOD_PHRASES);
  const left = late.text.split(' ');
  const isBad = bad.found || isBadSign || left.some((word) => BAD_WORDS.has(word));
  const isGoodSign =
    freeSign !== undefined || (!isBadSign && GOOD_SIGNS.plain.some((sign) => signs.includes(sign)));
  const isGood =
    free.found || late.found || isGoodSign || left.some((word) => GOOD_WORDS.has(word));
  if (isGood === isBad) return null;
  return isGood ? 'good' : 'defective';
}

function without(text: string, phrases: readonly string[]): { text: string; found: boolean } {
  let left = text;
  for (const phrase of phrases) left = left.replaceAll(` ${phrase} `, '  ');
  return { text: left, found: left !== text };
}

function isNeutral(word: string): boolean {
  const isKnown = LAYER_WORDS.has(word) || FILLER_WORDS.has(word) || PLACE_WORDS.has(word);
  return isKnown || /^\p{N}+$/u.test(word);
}

/** `train` and `test` also with other words beside them, what is less of a term only without. */
function roleOf(words: readonly string[]): Role | null {
  for (const at of [0, words.length - 1]) {
    const role = ROLE_WORDS.get(words[at] ?? '');
    if (!role) continue;
    if (role === 'train' || role === 'test') return role;
    if (words.every((word, i) => i === at || isNeutral(word))) return role;
  }
  return null;
}

function maskWord(words: readonly string[]): MaskWord | null {
  const text = ` ${words.join(' ')} `;
  if (MASK_PHRASES.sure.some((phrase) => text.includes(` ${phrase} `))) return 'sure';
  const isLikely =
    MASK_PHRASES.likely.some((phrase) => text.includes(` ${phrase} `)) ||
    MASK_SIGNS.some((sign) => text.includes(sign));
  if (isLikely) return 'likely';
  return words.some((word) => WEAK_MASK_WORDS.has(word)) ? 'possible' : null;
}

function restOf(words: readonly string[], isMask: boolean): string {
  let text = ` ${words.join(' ')} `;
  if (isMask) {
    text = without(text, [...MASK_PHRASES.sure, ...MASK_PHRASES.likely]).text;
    for (const sign of MASK_SIGNS) text = text.replaceAll(sign, ' ');
  }
  return text
    .split(' ')
    .filter((word) => word !== '' && !LAYER_WORDS.has(word) && !FILLER_WORDS.has(word))
    .filter((word) => !ROLE_WORDS.has(word) && !(isMask && WEAK_MASK_WORDS.has(word)))
    .join(' ');
}
