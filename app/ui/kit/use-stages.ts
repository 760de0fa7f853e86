import { useEffect, useState } from 'react';

/**
 * Counts up to `last`, a task each: what is large comes onto the page in parts, so that none of them
 * holds it up for long.
 */
export function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage >= last) return;
    const timer = setTimeout(() => setStage(stage + 1));
    return () => clearTimeout(timer);
  }, [stage, last]);
  return stage;
}
