/**
 * How well a text answers what was typed: the higher, the better; null when it does not. Each word
 * has to be in the text, in any order: best at its start, then at the start of a word, then
 * anywhere, at last letter by letter.
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const lower = text.toLowerCase();
  let total = 0;
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const score = wordScore(word, lower);
    if (score === null) return null;
    total += score;
  }
  // Of two that match alike, the shorter one is meant.
  return total - text.length / 100;
}

const AT_START = 4;
const AT_WORD = 3;
const WITHIN = 2;

function wordScore(word: string, text: string): number | null {
  if (text.startsWith(word)) return AT_START;
  let found = text.indexOf(word);
  if (found < 0) return lettersScore(word, text);
  for (; found >= 0; found = text.indexOf(word, found + 1)) {
    if (!isInWord(text, found)) return AT_WORD;
  }
  return WITHIN;
}

/** From 0 to 1: the larger the share of letters that begin a word or follow one another. */
function lettersScore(word: string, text: string): number | null {
  let at = -1;
  let good = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (next === at + 1 || !isInWord(text, next)) good += 1;
    at = next;
  }
  return good / word.length;
}

function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
}
