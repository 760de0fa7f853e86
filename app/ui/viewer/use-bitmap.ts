import { useEffect, useState } from 'react';
import type { ItemId } from '../../core/project/item';
import type { Problem } from '../../core/project/problem';
import type { App } from '../../state/app';
import { isAbort, toProblem } from '../../state/problems';
import { useApp } from '../components/app-context';
import { BitmapCache } from './bitmap-cache';

const LONGEST_PX = 4096;
/** The photo in sight and both neighbours. */
const MOST_BITMAPS = 3;
/** Neighbours change with every score that re-sorts the list: wait until they stay. */
const SETTLED_MS = 250;

export interface Photo {
  readonly id: ItemId;
  /** Null until something can be drawn; the thumbnail until the photo itself is there. */
  readonly bitmap: ImageBitmap | null;
  readonly isPreview: boolean;
  readonly problem: Problem | null;
}

/** The photo of an item, with the neighbours made ready behind it. */
export function useBitmap(id: ItemId, neighbours: readonly ItemId[]): Photo {
  const app = useApp();
  const [cache] = useState(() => new BitmapCache<ImageBitmap>(MOST_BITMAPS));
  const [photo, setPhoto] = useState<Photo>(nothingOf(id));
  useEffect(() => () => cache.clear(), [cache]);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const show = (photoNow: Photo) => {
      if (!signal.aborted) setPhoto(photoNow);
    };
    const thumbnail = cache.has(id) ? undefined : app.thumbnails.get(id);
    if (thumbnail) {
      // Small enough to be left to the garbage collector.
      createImageBitmap(thumbnail).then(
        (bitmap) => !cache.has(id) && show({ ...nothingOf(id), bitmap, isPreview: true }),
        () => null,
      );
    }
    read(app, cache, id, id, signal).then(
      (bitmap) => show({ ...nothingOf(id), bitmap }),
      (error: unknown) => {
        if (!isAbort(error)) show({ ...nothingOf(id), problem: toProblem(error) });
      },
    );
    return () => controller.abort();
  }, [app, cache, id]);

  const ready = photo.id === id && photo.bitmap !== null && !photo.isPreview;
  const key = ready ? neighbours.join(' ') : '';
  useEffect(() => {
    if (key === '') return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      for (const next of key.split(' ')) {
        // What is wrong with a neighbour is said once it is looked at.
        read(app, cache, next, id, controller.signal).catch(() => null);
      }
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [app, cache, id, key]);

  return photo.id === id ? photo : { ...nothingOf(id), bitmap: cache.peek(id) };
}

function nothingOf(id: ItemId): Photo {
  return { id, bitmap: null, isPreview: false, problem: null };
}

/** From the cache, or decoded into it. */
async function read(
  app: App,
  cache: BitmapCache<ImageBitmap>,
  id: ItemId,
  inSight: ItemId,
  signal: AbortSignal,
): Promise<ImageBitmap | null> {
  const held = cache.get(id);
  if (held) return held;
  const file = app.files.get(id);
  if (!file) return null;
  const bitmap = await app.imaging.bitmap(file, file.name, LONGEST_PX, signal);
  if (signal.aborted) {
    bitmap.close();
    return null;
  }
  cache.set(id, bitmap, inSight);
  return bitmap;
}
