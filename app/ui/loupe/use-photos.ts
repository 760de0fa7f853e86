import { useEffect, useSyncExternalStore } from 'react';
import type { ItemId } from '../../core/project/item';
import { useApp } from '../shared/app-context';
import { useInRange } from '../shared/use-in-range';
import { PhotoPool } from './photo-pool';

/** A patch is then a fortieth of about 25 pixels or more: as much as a crop shows. */
const LONGEST_PX = 1024;
/** About 4 MB each. */
const MOST_PHOTOS = 10;

/** Photos at reduced size, as far as they have been read; they belong to the loupe. */
export function usePhotos(ids: readonly ItemId[]): (id: ItemId) => ImageBitmap | null {
  const app = useApp();
  const pool = useInRange(
    () =>
      new PhotoPool<ImageBitmap>(async (id, signal) => {
        const file = await app.files.get(id)?.read();
        return file ? app.imaging.bitmap(file, file.name, LONGEST_PX, signal) : null;
      }, MOST_PHOTOS),
  );
  useSyncExternalStore(pool.subscribe, pool.version);
  const key = ids.join(' ');
  useEffect(() => pool.want(key === '' ? [] : key.split(' ')), [pool, key]);
  return (id) => pool.get(id);
}
