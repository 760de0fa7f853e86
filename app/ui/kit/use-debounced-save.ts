import { useEffect, useLayoutEffect, useRef } from 'react';

const KEEP_AFTER_MS = 600;

/**
 * Keeps what is being typed whenever the typing pauses: it is on the screen, and a tab that dies
 * must not take it along.
 *
 * @param draft null while nothing is being typed
 */
export function useKeptSoon(draft: string | null, keep: (draft: string) => void): void {
  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => latest.current(draft), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);
}
