import type { Backbone } from '../../core/features/backbone';
import { patchBox, type ImagePoint } from '../../core/image/geometry';
import type { PackedScores } from '../../core/match/packed-scores';
import type { PatchScores } from '../../core/match/patch-scores';
import type { Item, ItemId } from '../../core/project/item';

/** Values derived from patch scores, which are too large to be held for all photos. */
export interface ScoreFacts {
  readonly rows: number;
  readonly cols: number;
  /** The reference that holds the neighbour of the oddest patch, and where that patch is. */
  readonly nearestReference: ItemId;
  readonly oddestAt: ImagePoint;
}

/**
 * @param scores packed or not: both give the patch of the highest score
 * @param item one whose image is known
 * @param backbone that made the features
 */
export function scoreFacts(
  scores: PatchScores | PackedScores,
  { image }: Pick<Item, 'image'>,
  backbone: Backbone,
): ScoreFacts {
  const { rows, cols, distances, references, nearestReference } = scores;
  const oddest = distances.indexOf(Math.max(...distances));
  const place = { row: Math.floor(oddest / cols), col: oddest % cols };
  const box = patchBox(place, image!, { rows, cols }, backbone);
  return {
    rows,
    cols,
    nearestReference: references[nearestReference[oddest]!]!,
    oddestAt: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  };
}
