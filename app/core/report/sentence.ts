import type { ImagePoint, Size } from '../image/geometry';
import type { Verdict } from '../calibration/verdict';
import type { Region } from '../regions/region';
import type { ShapeWord } from '../regions/shape';
import { positionWords } from './position-words';

/** Input of the sentence about an image. */
export interface SentenceFacts {
  readonly verdict: Verdict;
  readonly image: Size;
  readonly score: number;
  readonly threshold: number;
  /** Rarity: one in this many good parts would score as high; null when not known. */
  readonly oneIn: number | null;
  /** Whether it is rarer than that by an unknown factor. */
  readonly isRarer?: boolean;
  /** In order of importance, the first one first. */
  readonly regions: readonly Pick<Region, 'shape' | 'centre' | 'areaPercent' | 'areaMm2'>[];
  /** Where the image is oddest, in image pixels; null when not known. */
  readonly oddestAt: ImagePoint | null;
  /** Name of the reference that the oddest place was compared with; null when not known. */
  readonly reference: string | null;
}

/** From this share on, a region has no position. */
const EVERYWHERE_PERCENT = 50;

/**
 * The result of one image in plain words: which region stands out, where, how large, how unlike the
 * references, which of them it was compared with, and how many more regions there are.
 */
export function imageSentence(facts: SentenceFacts): string {
  const more = facts.regions.length - 1;
  const end = [
    facts.reference === null ? null : `compared with ${facts.reference}`,
    more > 0 ? `${more} more ${more === 1 ? 'region' : 'regions'}` : null,
  ].filter((part) => part !== null);
  const sentence = `${finding(facts)} (${howUnlike(facts)})`;
  return `${[sentence, ...end].join('; ')}.`;
}

function finding({ verdict, image, regions, oddestAt }: SentenceFacts): string {
  const [region] = regions;
  const marked = region && regionWords(region, image);
  const oddest = oddestAt && `the oddest place is ${positionWords(oddestAt, image)}`;
  switch (verdict) {
    case 'anomalous':
      if (marked) return `${capitalised(marked)}, is unlike anything in the references`;
      return `Unlike the references, but no single place stands out${oddest ? `: ${oddest}` : ''}`;
    case 'unsure':
      if (marked) return `Hard to tell: ${marked}, is almost too unlike the references`;
      return `Hard to tell: almost too unlike the references${oddest ? `, ${oddest}` : ''}`;
    case 'normal':
      if (marked) return `Like the references as a whole, but ${marked}, stands out`;
      return `Like the references${oddest ? `, ${oddest}` : ''}`;
  }
}

/** Regions above this size are called an area, not a spot or a mark. */
const LARGE_PERCENT = 5;

const SHAPES: Record<ShapeWord, { readonly small: string; readonly large: string }> = {
  round: { small: 'a round spot', large: 'a round area' },
  elongated: { small: 'a long mark', large: 'a long area' },
  irregular: { small: 'an irregular spot', large: 'an irregular area' },
};

function regionWords(region: SentenceFacts['regions'][number], image: Size): string {
  const { shape, centre, areaPercent, areaMm2 } = region;
  const size = areaMm2 === null ? `${short(areaPercent)} % of the image` : `${short(areaMm2)} mm²`;
  const place =
    areaPercent >= EVERYWHERE_PERCENT ? 'over most of the image' : positionWords(centre, image);
  const what = SHAPES[shape][areaPercent > LARGE_PERCENT ? 'large' : 'small'];
  return `${what} ${place}, ${size}`;
}

function howUnlike(facts: SentenceFacts): string {
  const { verdict, score, threshold, oneIn, isRarer = false } = facts;
  if (oneIn !== null) {
    if (isRarer) return `fewer than 1 in ${short(oneIn)} good parts look as unlike`;
    if (oneIn < 2) return 'most good parts look as unlike';
    return `${verdict === 'normal' ? '' : 'only '}1 in ${short(oneIn)} good parts looks as unlike`;
  }
  const ratio = score / threshold;
  return ratio < 1
    ? `${Math.min(99, Math.round(ratio * 100))} % of the threshold`
    : `${ratio.toFixed(ratio < 1.1 ? 2 : 1)} times the threshold`;
}

/** Two digits that count, thousands parted; what would be 0.0… is "less than 0.01". */
function short(value: number): string {
  if (value < 0.01) return 'less than 0.01';
  if (value < 10) return String(Number(value.toPrecision(2)));
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return String(Math.round(value / unit) * unit).replace(/\B(?=(\d{3})+$)/g, ',');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
