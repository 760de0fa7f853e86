import type { PatchScores } from '../../core/match/patch-scores';

/** The references that hold the nearest patch for most of the image, largest share first. */
export function nearestShares(
  { nearestReference, references }: Pick<PatchScores, 'nearestReference' | 'references'>,
  most: number,
): { id: string; share: number }[] {
  const counts = Array.from<number>({ length: references.length }).fill(0);
  for (const index of nearestReference) counts[index]! += 1;
  return references
    .map((id, i) => ({ id, share: counts[i]! / nearestReference.length }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}
