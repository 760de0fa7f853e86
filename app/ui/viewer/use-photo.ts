import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ItemId } from '../../core/project/item';
import type { Problem } from '../../core/project/problem';
import type { App } from '../../state/app';
import { isAbort, toProblem } from '../../core/project/problem';
import { useApp } from '../shared/app-context';
import type { PhotoCache } from './photo-cache';
import { closeLevels, type PhotoLevels } from './photo-levels';

/** Neighbours change with every score that re-sorts the list: wait until they stay. */
const SETTLED_MS = 250;

export interface Photo {
  /** Nothing until something can be drawn; the thumbnail until the photo itself is there. */
  readonly levels: PhotoLevels;
  /** Whether that is more than the thumbnail. */
  readonly isReady: boolean;
  readonly problem: Problem | null;
}

const none: PhotoLevels = [];

/**
 * The levels of a photo loaded so far: the thumbnail, then the coarse levels, then the fine ones.
 *
 * @param mostPixels of a fine level
 * @param wantsFine whether the coarse levels are not enough
 */
export function usePhoto(
  cache: PhotoCache,
  id: ItemId | null,
  mostPixels: number,
  wantsFine: (levels: PhotoLevels) => boolean,
): Photo {
  const app = useApp();
  const levels = useSyncExternalStore(cache.subscribe, () => (id ? cache.levels(id) : none));
  const [failure, setFailure] = useState<{ id: ItemId; problem: Problem } | null>(null);
  const preview = useThumbnail(app, id, levels.length > 0);

  useEffect(() => {
    if (id === null) return;
    const controller = new AbortController();
    readCoarse(app, cache, id, controller.signal).catch((error: unknown) => {
      if (!isAbort(error)) setFailure({ id, problem: toProblem(error) });
    });
    return () => controller.abort();
  }, [app, cache, id]);

  const isReady = levels.length > 0;
  const isWanted = isReady && wantsFine(levels);
  useEffect(() => {
    if (id === null || !isWanted || cache.hasFine(id)) return;
    const controller = new AbortController();
    // The coarse levels are in sight: they stay when there is no room for more.
    readFine(app, cache, id, mostPixels, controller.signal).catch(() => null);
    return () => controller.abort();
  }, [app, cache, id, isWanted, mostPixels]);

  return {
    levels: isReady ? levels : preview,
    isReady,
    problem: failure?.id === id ? failure.problem : null,
  };
}

/** Has the coarse levels of photos ready that are likely to be looked at next. */
export function usePhotosAhead(cache: PhotoCache, ids: readonly ItemId[], isFree: boolean): void {
  const app = useApp();
  const key = isFree ? ids.join(' ') : '';
  useEffect(() => {
    if (key === '') return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      for (const id of key.split(' ')) {
        // Errors are reported once the photo itself is selected.
        readCoarse(app, cache, id, controller.signal).catch(() => null);
      }
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [app, cache, key]);
}

/** The thumbnail as a level, for as long as there is nothing better. */
function useThumbnail(app: App, id: ItemId | null, isKnown: boolean): PhotoLevels {
  const [made, setMade] = useState<{ id: ItemId; levels: PhotoLevels } | null>(null);
  useEffect(() => {
    const thumbnail = id === null || isKnown ? undefined : app.thumbnails.get(id);
    if (id === null || !thumbnail) return;
    let bitmap: ImageBitmap | null = null;
    let isOver = false;
    const open = async () => {
      const opened = await createImageBitmap(thumbnail);
      if (isOver) return opened.close();
      bitmap = opened;
      const { width, height } = opened;
      const level = { size: { width, height }, tilePx: Math.max(width, height), tiles: [opened] };
      setMade({ id, levels: [level] });
    };
    open().catch(() => null);
    return () => {
      isOver = true;
      bitmap?.close();
    };
  }, [app, id, isKnown]);
  return made?.id === id ? made.levels : none;
}

async function readCoarse(
  app: App,
  cache: PhotoCache,
  id: ItemId,
  signal: AbortSignal,
): Promise<void> {
  if (cache.levels(id).length > 0) return;
  const file = await app.files.get(id)?.read();
  if (!file) return;
  const levels = await app.imaging.levels(file, file.name, { kind: 'coarse' }, signal);
  if (signal.aborted) return closeLevels(levels);
  cache.setCoarse(id, levels);
}

async function readFine(
  app: App,
  cache: PhotoCache,
  id: ItemId,
  mostPixels: number,
  signal: AbortSignal,
): Promise<void> {
  const file = await app.files.get(id)?.read();
  if (!file) return;
  const levels = await app.imaging.levels(file, file.name, { kind: 'fine', mostPixels }, signal);
  if (signal.aborted) return closeLevels(levels);
  cache.setFine(id, levels);
}
