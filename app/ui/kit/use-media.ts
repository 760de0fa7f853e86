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

const PHONE = '(max-width: 759px)';
const WIDE = '(min-width: 1080px)';

export type Layout = 'phone' | 'medium' | 'wide';

/** phone: all panels are sheets; medium: the details are; wide: none is. */
export function useLayout(): Layout {
  const phone = useMedia(PHONE);
  const wide = useMedia(WIDE);
  return phone ? 'phone' : wide ? 'wide' : 'medium';
}

/** The current layout, without a subscription. */
export function layoutNow(): Layout {
  if (matchMedia(PHONE).matches) return 'phone';
  return matchMedia(WIDE).matches ? 'wide' : 'medium';
}
