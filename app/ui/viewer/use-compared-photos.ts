import { useEffect, useMemo } from 'react';
import type { Item, ItemId } from '../../core/project/item';
import { useAppState, useUiState } from '../shared/app-context';
import { useInRange } from '../shared/use-in-range';
import { PhotoCache } from './photo-cache';
import { isTooCoarse, type PhotoLevels } from './photo-levels';
import { usePhoto, usePhotosAhead, type Photo } from './use-photo';
import { useReference, type Comparison } from './use-reference';
import { viewOf, type ViewTraits } from '../shared/views';

/** The photo in sight, its neighbours, and the reference. */
const MOST_PHOTOS = 4;
/** As much as files may have. */
const MOST_PHOTO_PX = 100e6;
/** A second photo in full would double what the first takes: beyond this its half has to do. */
const MOST_REFERENCE_PX = 32e6;

/** Photo, reference, and values derived from them. */
interface ComparedPhotos {
  readonly photo: Photo;
  readonly reference: Photo;
  readonly comparison: Comparison;
  /** The view that was asked for. */
  readonly chosen: ViewTraits;
  /** The view in force: the photo alone as long as there is nothing to compare it with. */
  readonly view: ViewTraits;
  /** Whether the reference was asked for in place of the photo. */
  readonly isAsked: boolean;
  /** Whether it is there, too. */
  readonly held: boolean;
}

/** @param scale CSS pixels a pixel of the photo; fine levels are read when they would be seen */
export function useComparedPhotos(
  item: Item,
  neighbours: readonly ItemId[],
  scale: number,
): ComparedPhotos {
  const cache = useInRange(() => new PhotoCache(MOST_PHOTOS));
  const chosen = viewOf(useAppState((state) => state.view.mode));
  const isAsked = useUiState((state) => state.referenceHeld);
  const comparison = useReference(item);
  const likely = comparison.reference?.id ?? null;
  const other = chosen.compares || isAsked ? likely : null;
  useEffect(() => {
    cache.show(new Set([item.id, other].filter((id) => id !== null)));
  }, [cache, item.id, other]);

  const wantsFine = (levels: PhotoLevels) =>
    item.image !== null && isTooCoarse(levels, item.image, scale * devicePixelRatio);
  const photo = usePhoto(cache, item.id, MOST_PHOTO_PX, wantsFine);
  const reference = usePhoto(cache, other, MOST_REFERENCE_PX, wantsFine);
  const ahead = useMemo(
    () => (likely === null ? neighbours : [likely, ...neighbours]),
    [likely, neighbours],
  );
  usePhotosAhead(cache, ahead, photo.isReady);

  const isReady = reference.levels.length > 0;
  const isAlone = chosen.compares && !isReady && !(chosen.id === 'side' && comparison.reference);
  return {
    photo,
    reference,
    comparison,
    chosen,
    view: isAlone ? viewOf('photo') : chosen,
    isAsked,
    held: isAsked && isReady,
  };
}
