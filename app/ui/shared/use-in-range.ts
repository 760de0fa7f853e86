import { useEffect, useState } from 'react';
import { useAppState } from './app-context';

/**
 * The holder of photos that have been read: another one as soon as photos are read in another range,
 * so that none is shown as it was in the one before. It is cleared when it is not needed any more.
 */
export function useInRange<T extends { clear(): void }>(create: () => T): T {
  const readAs = useAppState((state) => state.readAs);
  const [held, setHeld] = useState(() => ({ readAs, photos: create() }));
  if (held.readAs !== readAs) setHeld({ readAs, photos: create() });
  const { photos } = held;
  useEffect(() => () => photos.clear(), [photos]);
  return photos;
}
