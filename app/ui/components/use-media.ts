import { useCallback, useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** phone: all panels are sheets; medium: the details are; wide: none is. */
export function useLayout(): 'phone' | 'medium' | 'wide' {
  const phone = useMedia('(max-width: 759px)');
  const wide = useMedia('(min-width: 1080px)');
  return phone ? 'phone' : wide ? 'wide' : 'medium';
}
