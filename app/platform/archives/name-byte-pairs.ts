/** Encodings with two bytes a character. */
export type PairEncoding = 'shift_jis' | 'gb18030' | 'big5' | 'euc-kr';

/** How usual a character is in file names, from 0 to 1, by its bytes. */
type Weigh = (lead: number, trail: number) => number;

const between = (value: number, low: number, high: number) => value >= low && value <= high;

/** JIS X 0208 as Shift-JIS has it: kana, then kanji of level 1 (common) and level 2. */
const shiftJis: Weigh = (lead, trail) => {
  if (lead === 0x83 && trail <= 0x96) return 1;
  if (lead === 0x82) return trail >= 0x9f ? 1 : 0.6;
  // The long vowel mark.
  if (lead === 0x81) return trail === 0x5b ? 1 : 0.3;
  if (between(lead, 0x88, 0x97) || (lead === 0x98 && trail <= 0x72)) return 0.9;
  if (between(lead, 0x98, 0x9f) || between(lead, 0xe0, 0xea)) return 0.3;
  return between(lead, 0xf0, 0xf9) ? -0.5 : 0.1;
};

/** GB 2312: hanzi of level 1 (common) and level 2; what GBK added is rare. */
const gbk: Weigh = (lead, trail) => {
  if (trail < 0xa1) return 0.1;
  if (between(lead, 0xb0, 0xd7)) return 0.95;
  if (between(lead, 0xd8, 0xf7)) return 0.4;
  return between(lead, 0xa1, 0xa9) ? 0.5 : 0.1;
};

const big5: Weigh = (lead) => {
  if (between(lead, 0xa4, 0xc6)) return 0.85;
  return between(lead, 0xa1, 0xa3) ? 0.4 : 0.25;
};

/** KS X 1001: Hangul syllables; hanja and what Windows added are rare. */
const eucKr: Weigh = (lead, trail) => {
  if (trail >= 0xa1 && between(lead, 0xb0, 0xc8)) return 0.93;
  return between(lead, 0xa1, 0xac) ? 0.3 : 0.15;
};

const WEIGH: Readonly<Record<PairEncoding, Weigh>> = {
  shift_jis: shiftJis,
  gb18030: gbk,
  big5,
  'euc-kr': eucKr,
};

/** Katakana of half the width, one byte each. */
const HALF_WIDTH = 0.35;
/** For a letter of ASCII at its side: such a character mostly has its like there. */
const BESIDE_LETTER = 0.15;

/**
 * How usual the characters of a name are that are not ASCII.
 *
 * @param name bytes that can be decoded so
 */
export function bytePairWeight(name: Uint8Array, encoding: PairEncoding): number[] {
  const weights: number[] = [];
  for (let i = 0; i < name.length; i++) {
    const lead = name[i]!;
    if (lead < 0x80) continue;
    const before = isLetter(name[i - 1]);
    if (encoding === 'shift_jis' && between(lead, 0xa1, 0xdf)) {
      weights.push(HALF_WIDTH);
      continue;
    }
    i++;
    const beside = (before ? BESIDE_LETTER : 0) + (isLetter(name[i + 1]) ? BESIDE_LETTER : 0);
    weights.push(WEIGH[encoding](lead, name[i] ?? 0) - beside);
  }
  return weights;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && between(byte | 0x20, 0x61, 0x7a);
}
