import type { Rarity } from '../../core/calibration/rarity';
import type { Compared, LoupeResult } from '../../state/results/loupe';
import { formatScore } from './format';
import { problemWords } from './problems';
import { rounded } from './threshold';

/** From this many times the threshold on a patch is like nothing that is known. */
const CLEARLY_ODD = 1.25;
/** Up to this many times the threshold a patch is much like a good one. */
const CLEARLY_GOOD = 0.8;

/** Input of `patchWords`. */
export interface PatchFacts {
  readonly compared: Compared;
  /** Smoothed score at the point; null when it is not known. */
  readonly mapScore: number | null;
  /** Of maps; null before references. */
  readonly threshold: number | null;
  /** Distance to the nearest patch, 0 to 2; null when there was none to compare with. */
  readonly distance: number | null;
  /** Name of the photo that the nearest patch is in. */
  readonly nearest: string;
}

/** How odd a patch is: the number, what it means, and what it is like. One sentence. */
export function patchWords(facts: PatchFacts): string {
  const { compared, mapScore, threshold, distance, nearest } = facts;
  if (distance === null) return 'The only reference is too small to be compared with itself.';
  if (compared === 'itself') {
    return `${formatScore(distance)} from the most alike place of the same photo: there is no other reference.`;
  }
  if (compared === 'others') {
    return `${formatScore(distance)} from the most alike place of the other references, in ${nearest}.`;
  }
  if (mapScore === null) return 'Its score is on the way …';
  if (threshold === null) return `${formatScore(mapScore)}: most like ${nearest}.`;
  const ratio = mapScore / threshold;
  const isOdd = distance >= threshold;
  const likeness = ratio >= 1 ? oddWords(ratio, isOdd, nearest) : goodWords(ratio, isOdd, nearest);
  return `${formatScore(mapScore)}, ${ratioWords(ratio)}: ${likeness}.`;
}

function ratioWords(ratio: number): string {
  if (ratio < 1) return 'below the threshold';
  return ratio < 1.05 ? 'at the threshold' : `${ratio.toFixed(1)} times the threshold`;
}

function oddWords(ratio: number, isOdd: boolean, nearest: string): string {
  if (!isOdd) return `what lies around it is odd, the patch itself is like ${nearest}`;
  if (ratio >= CLEARLY_ODD) return 'nothing in the references looks like this';
  return `odder than a good part should be, though not far from ${nearest}`;
}

function goodWords(ratio: number, isOdd: boolean, nearest: string): string {
  if (isOdd) return 'this patch alone is odd, what lies around it is not';
  return `${ratio <= CLEARLY_GOOD ? 'much' : 'still'} like ${nearest}`;
}

/** How rarely a good part has a place with such a score. */
export function placeRarityWords({ oneIn, isCapped }: Rarity): string {
  if (isCapped) return `Fewer than 1 in ${rounded(oneIn)} good parts have a place this odd.`;
  if (oneIn < 1.5) return 'Most good parts have a place this odd.';
  return `1 in ${rounded(oneIn)} good parts has a place this odd.`;
}

/** Why the loupe shows nothing to compare with. */
export function nothingWords(result: Exclude<LoupeResult, { kind: 'found' }>): string {
  switch (result.kind) {
    case 'no-references':
      return 'Add at least one photo of a good part: here you see what each patch is compared with.';
    case 'waiting':
      return 'Being inspected …';
    case 'computing':
      return 'Computing what the network sees here …';
    case 'failed':
      return result.problem ? problemWords(result.problem).full : 'This photo could not be read.';
  }
}

/** How the loupe came to where it is. */
export type LoupeHold = 'oddest' | 'pointer' | 'pinned';

export const holdWords: Readonly<Record<LoupeHold, string>> = {
  oddest: 'the oddest patch',
  pointer: 'under the pointer',
  pinned: 'pinned',
};

/** A place in pixels of a photo: `412, 388`. */
export function pointWords({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${Math.floor(x)}, ${Math.floor(y)}`;
}

/** The same numbers as plain text, a line each, to be pasted into a report. */
export function copyWords(
  photo: { readonly name: string; readonly at: { readonly x: number; readonly y: number } },
  sentence: string,
  matches: readonly {
    readonly name: string;
    readonly at: { readonly x: number; readonly y: number };
    readonly distance: number;
  }[],
): string {
  const lines = matches.map(
    ({ name, at, distance }, i) =>
      `${i + 1}. ${name} at ${pointWords(at)} px, distance ${distance.toFixed(4)}`,
  );
  return [`${photo.name} at ${pointWords(photo.at)} px`, sentence, ...lines].join('\n');
}
