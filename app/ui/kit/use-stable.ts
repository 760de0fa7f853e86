import { useCallback, useLayoutEffect, useRef } from 'react';

/** A handler that never changes but always runs the latest one, so that memoised rows stay. */
export function useStable<A extends unknown[]>(
  handler: (...args: A) => void,
): (...args: A) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
